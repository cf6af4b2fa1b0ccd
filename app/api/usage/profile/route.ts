import { defineRoute } from "@/lib/request/define-route";
import { profileUsageSchema } from "@/lib/usage/schema";
import { profileUsage } from "@/lib/usage/service";

export const GET = defineRoute(profileUsageSchema, profileUsage);
