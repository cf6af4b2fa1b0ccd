import { regionSchema } from "@/lib/profiles/schema";
import { checkRegion } from "@/lib/profiles/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(regionSchema, checkRegion);
