import { promptIdSchema } from "@/lib/prompts/schema";
import { deletePrompt } from "@/lib/prompts/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(promptIdSchema, deletePrompt);
