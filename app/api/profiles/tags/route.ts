import { listTagsSchema } from "@/lib/profiles/schema";
import { listTags } from "@/lib/profiles/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(listTagsSchema, (ctx, { arn }) => listTags(ctx, arn));
