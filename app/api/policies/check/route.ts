import { checkPolicySchema } from "@/lib/policies/schema";
import { checkPolicy } from "@/lib/policies/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(checkPolicySchema, checkPolicy);
