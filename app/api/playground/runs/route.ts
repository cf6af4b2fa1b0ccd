import { saveRunSchema } from "@/lib/playground/run";
import { saveRun } from "@/lib/playground/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(saveRunSchema, saveRun);
