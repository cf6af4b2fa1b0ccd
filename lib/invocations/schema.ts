import { z } from "zod";
import { profileIdentifierSchema } from "@/lib/profiles/schema";

/** Characters, not bytes: far below any model's context, far above what a person types. */
export const maxPromptCharacters = 60_000;
export const defaultMaxTokens = 1024;
export const maxPanes = 2;

/** An answer can be longer than any prompt; it comes back as history. */
const maxAnswerCharacters = 400_000;

const messageSchema = z.discriminatedUnion("role", [
  z.object({
    role: z.literal("user"),
    text: z
      .string()
      .min(1)
      .max(maxPromptCharacters, `A prompt has at most ${maxPromptCharacters.toLocaleString("en")} characters.`),
  }),
  z.object({ role: z.literal("assistant"), text: z.string().min(1).max(maxAnswerCharacters) }),
]);

/** One call to make: the pane it belongs to, the profile, and the conversation that ends with the new prompt. */
export const paneCallSchema = z.object({
  /** Made by the browser, so that the call can be stopped; a second use of it is refused. */
  invocationId: z.uuid(),
  pane: z
    .number()
    .int()
    .min(0)
    .max(maxPanes - 1),
  profileId: profileIdentifierSchema,
  messages: z
    .array(messageSchema)
    .min(1)
    .max(200)
    .refine((messages) => messages.at(-1)?.role === "user", "The conversation must end with a prompt."),
});
export type PaneCall = z.output<typeof paneCallSchema>;

/** The body of `POST /api/converse`: all panes of one send, streamed on one response. */
export const invokeSchema = z.object({
  origin: z.enum(["playground", "repeat"]),
  /** Null: not sent, the model's own limit holds. */
  maxTokens: z.number().int().min(1).max(1_000_000).nullable(),
  calls: z
    .array(paneCallSchema)
    .min(1)
    .max(maxPanes)
    .refine((calls) => new Set(calls.map((call) => call.pane)).size === calls.length, "A pane can be named once."),
});
export type InvokeInput = z.output<typeof invokeSchema>;

/** The body of `POST /api/converse/stop`. */
export const stopSchema = z.object({ invocationId: z.uuid() });
