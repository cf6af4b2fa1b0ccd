import { z } from "zod";
import { maxPromptCharacters } from "@/lib/invocations/schema";

export const promptDraftSchema = z.object({
  name: z.string().trim().min(1, "Give the prompt a name.").max(120),
  text: z.string().trim().min(1, "The prompt is empty.").max(maxPromptCharacters),
});
export type PromptDraft = z.output<typeof promptDraftSchema>;

/** One prompt, or a file of them: an exported library is taken as it is. */
export const savePromptsSchema = z.object({
  prompts: z
    .array(promptDraftSchema)
    .min(1, "The file holds no prompt.")
    .max(500, "At most 500 prompts at once.")
    .refine(
      (prompts) => new Set(prompts.map(({ name }) => name)).size === prompts.length,
      "Two prompts have the same name.",
    ),
});
export const promptIdSchema = z.object({ id: z.uuid() });
export const noInputSchema = z.object({});

/** As it crosses to the browser: times in ISO 8601. */
export interface PromptVersion {
  version: number;
  text: string;
  savedBy: string;
  savedAt: string;
}

/** A prompt of the library with everything it ever said, newest first. */
export interface LibraryPrompt {
  id: string;
  name: string;
  versions: PromptVersion[];
}
