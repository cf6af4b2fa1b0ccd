import { noInputSchema, savePromptsSchema } from "@/lib/prompts/schema";
import { listPrompts, savePrompts } from "@/lib/prompts/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(noInputSchema, listPrompts);
export const POST = defineRoute(savePromptsSchema, savePrompts);
