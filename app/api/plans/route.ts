import { planIdSchema } from "@/lib/plans/schema";
import { getPlanProgress } from "@/lib/plans/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(planIdSchema, getPlanProgress);
