import { z } from "zod";
import { attachmentRefSchema, maxImagesPerRequest } from "@/lib/attachments/schema";
import { callSettingsSchema, jsonObjectSchema, maxOutputTokens } from "@/lib/invocations/settings";
import { profileIdentifierSchema } from "@/lib/profiles/schema";

/** Characters, not bytes: far below any model's context, far above what a person types. */
export const maxPromptCharacters = 60_000;
export const defaultMaxTokens = 1024;
export const maxPanes = 6;

/** When the panes' calls are made: at once, each after the end of the one before, or so in an order drawn by lot. */
export const sendOrders = ["together", "sequence", "random"] as const;
export type SendOrder = (typeof sendOrders)[number];

/** Prompts and answers of one call: 200 turns and the prompt that follows them. */
export const maxMessages = 401;

/** An answer can be longer than any prompt; it comes back as history. */
const maxAnswerCharacters = 400_000;

const toolUseId = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/);

const toolResultSchema = z.object({
  toolUseId,
  status: z.enum(["success", "error"]),
  text: z.string().min(1, "Enter what the tool gave back.").max(maxPromptCharacters),
});

const userMessageSchema = z.object({
  role: z.literal("user"),
  /** Empty only where tool results are what is said. */
  text: z
    .string()
    .max(maxPromptCharacters, `A prompt has at most ${maxPromptCharacters.toLocaleString("en")} characters.`),
  /** Images and documents, uploaded before. */
  attachments: z
    .array(attachmentRefSchema)
    .min(1)
    .max(maxImagesPerRequest + 5)
    .optional(),
  /** What the tools gave back that the answer before asked for. */
  toolResults: z.array(toolResultSchema).min(1).max(50).optional(),
});

const assistantMessageSchema = z.object({
  role: z.literal("assistant"),
  text: z.string().max(maxAnswerCharacters),
  toolUses: z
    .array(z.object({ toolUseId, name: z.string().min(1).max(64), input: jsonObjectSchema }))
    .min(1)
    .max(50)
    .optional(),
  /** The thinking that led to a tool's call: Claude wants it back, word for word, with the result. */
  reasoning: z.object({ text: z.string().max(maxAnswerCharacters), signature: z.string().max(100_000) }).optional(),
});

const messageSchema = z
  .discriminatedUnion("role", [userMessageSchema, assistantMessageSchema])
  .refine(
    (message) =>
      message.text.trim() !== "" ||
      (message.role === "user" ? message.toolResults !== undefined : message.toolUses !== undefined),
    "A message is empty.",
  );
export type PromptMessage = z.output<typeof messageSchema>;

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
    .max(maxMessages)
    .refine((messages) => messages.at(-1)?.role === "user", "The conversation must end with a prompt."),
  /** Absent: everything as the model has it by default. */
  settings: callSettingsSchema.optional(),
});
export type PaneCall = z.output<typeof paneCallSchema>;

/** The body of `POST /api/converse`: all panes of one send, streamed on one response. */
export const invokeSchema = z.object({
  origin: z.enum(["playground", "repeat", "smoke-test"]),
  /** For every call whose settings do not say otherwise. Null: not sent, the model's own limit holds. */
  maxTokens: z.number().int().min(1).max(maxOutputTokens).nullable(),
  /** Made by the browser: what one prompt sent to several panes has in common. */
  sendId: z.uuid().optional(),
  /** Absent: together. Otherwise in the order of `calls`: a lot is drawn by the browser, which shows it. */
  order: z.enum(sendOrders).optional(),
  calls: z
    .array(paneCallSchema)
    .min(1)
    .max(maxPanes)
    .refine((calls) => new Set(calls.map((call) => call.pane)).size === calls.length, "A pane can be named once."),
});
/** Some origins are the server's own: a browser cannot name them. */
export type InvokeInput = Omit<z.output<typeof invokeSchema>, "origin"> & {
  origin: z.output<typeof invokeSchema>["origin"] | "benchmark";
};

/** The body of `POST /api/converse/stop`. */
export const stopSchema = z.object({ invocationId: z.uuid() });
