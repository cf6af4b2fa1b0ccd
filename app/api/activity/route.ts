import { listActivitySchema } from "@/lib/audit/schema";
import { listActivity } from "@/lib/audit/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(listActivitySchema, listActivity);
