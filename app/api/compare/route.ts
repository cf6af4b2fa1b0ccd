import { compareSchema } from "@/lib/compare/schema";
import { comparison } from "@/lib/compare/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(compareSchema, comparison);
