import { defineRoute } from "@/lib/request/define-route";
import { taggableSchema } from "@/lib/tags/schema";
import { listTaggable } from "@/lib/tags/service";

export const GET = defineRoute(taggableSchema, listTaggable);
