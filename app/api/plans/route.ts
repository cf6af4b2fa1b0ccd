import { makePlanSchema, planIdSchema } from "@/lib/plans/schema";
import { getPlanProgress, makePlan } from "@/lib/plans/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(planIdSchema, getPlanProgress);

/** Not an action: a thousand rows are longer than Next lets one be. */
export const POST = defineRoute(makePlanSchema, makePlan);
