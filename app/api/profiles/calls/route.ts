import { callFigures } from "@/lib/invocations/service";
import { wholeSchema } from "@/lib/profiles/schema";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(wholeSchema, callFigures);
