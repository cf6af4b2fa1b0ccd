import { resolveSchema } from "@/lib/profiles/schema";
import { resolveProfile } from "@/lib/profiles/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(resolveSchema, (ctx, { arn }) => resolveProfile(ctx, arn));
