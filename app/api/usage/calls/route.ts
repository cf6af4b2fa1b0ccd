import { defineRoute } from "@/lib/request/define-route";
import { listCallsSchema } from "@/lib/usage/schema";
import { listCalls } from "@/lib/usage/service";

export const GET = defineRoute(listCallsSchema, listCalls);
