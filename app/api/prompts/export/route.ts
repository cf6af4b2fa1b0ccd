import { noInputSchema } from "@/lib/prompts/schema";
import { exportPrompts } from "@/lib/prompts/service";
import { defineDownload } from "@/lib/request/define-download";

export const GET = defineDownload(noInputSchema, exportPrompts);
