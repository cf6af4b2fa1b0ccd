import { smokeTestSchema } from "@/lib/handover/schema";
import { runSmokeTest } from "@/lib/handover/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(smokeTestSchema, runSmokeTest);
