import { simulateSchema } from "@/lib/policies/schema";
import { simulatePolicy } from "@/lib/policies/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(simulateSchema, simulatePolicy);
