import { z } from "zod";
import { attachmentInfoSchema } from "@/lib/attachments/schema";
import { actionErrorSchema, outcomeSchema } from "@/lib/invocations/outcome-schema";
import { sendOrders } from "@/lib/invocations/schema";
import { callSettingsSchema } from "@/lib/invocations/settings";
import type { Turn } from "@/lib/playground/history";
import { writtenSchema } from "@/lib/playground/linked-settings";
import type { Transcript } from "@/lib/playground/transcript";
import type { Vote } from "@/lib/playground/vote";

/** What one browser tab keeps: the draft, and the newest conversation of each set of panes. */

const attemptSchema = z.object({
  invocationId: z.string(),
  profile: z.object({
    profileId: z.string(),
    name: z.string(),
    type: z.enum(["SYSTEM_DEFINED", "APPLICATION"]),
    modelName: z.string(),
  }),
  state: z.enum([
    "queued",
    "waiting",
    "thinking",
    "answering",
    "done",
    "stopped",
    "cut-off",
    "filtered",
    "failed",
    "interrupted",
  ]),
  isStopping: z.boolean(),
  askedAt: z.number(),
  text: z.string(),
  reasoning: z.string(),
  signature: z.string(),
  toolUses: z.array(z.object({ toolUseId: z.string(), name: z.string(), inputJson: z.string() })),
  outcome: outcomeSchema.nullable(),
  error: actionErrorSchema.nullable(),
});

const turnSchema = z.object({
  nodeId: z.string(),
  turnId: z.string(),
  parent: z.string(),
  prompt: z.string(),
  maxTokens: z.number().nullable(),
  sending: z.object({ order: z.enum(sendOrders), position: z.number(), panes: z.number() }),
  settings: callSettingsSchema.optional(),
  attachments: z.array(attachmentInfoSchema).optional(),
  toolResults: z
    .array(z.object({ toolUseId: z.string(), status: z.enum(["success", "error"]), text: z.string() }))
    .optional(),
  attempts: z.array(attemptSchema).min(1),
  shown: z.number().int().min(0),
});

const historySchema = z.object({ turns: z.array(turnSchema), chosen: z.record(z.string(), z.string()) });

export const transcriptSchema: z.ZodType<Transcript> = z.record(z.string(), historySchema);

const paneSchema = z.object({
  key: z.string(),
  profileId: z.string(),
  isSynced: z.boolean(),
  own: z.string().nullable().default(null),
});

const voteSchema: z.ZodType<Vote> = z.object({
  turnId: z.string(),
  at: z.number(),
  choice: z.string(),
  shown: z.array(z.object({ paneKey: z.string(), profileId: z.string(), name: z.string() })),
});

const conversationSchema = z.object({
  /** From left to right. */
  panes: z.array(paneSchema).min(1),
  savedAt: z.number(),
  transcript: transcriptSchema,
  votes: z.array(voteSchema).default([]),
  /** The keys of the panes in the order drawn by lot while names are hidden; null while they are shown. */
  hidden: z.array(z.string()).nullable().default(null),
});
export type StoredConversation = z.output<typeof conversationSchema>;

/** As typed, valid or not. `own` holds what is written in detached panes, by their key. */
const draftSchema = z.object({ text: z.string(), own: z.record(z.string(), z.string()) });
export type StoredDraft = z.output<typeof draftSchema>;

export const emptyDraft: StoredDraft = { text: "", own: {} };

/** How panes are asked, beside what their link says. `set`, `max` and `panes` are what the link last said. */
const keptSettingsSchema = z.object({
  set: z.string(),
  max: z.string(),
  panes: z.array(paneSchema).min(1),
  written: z.object({ shared: writtenSchema, own: z.record(z.string(), writtenSchema) }),
});
export type KeptSettings = z.output<typeof keptSettingsSchema>;

/** The version is part of every key: what an older console left behind is not read. */
export const conversationPrefix = "profile-console.playground.2.conversation.";
export const settingsKey = "profile-console.playground.2.settings";
export const draftKey = "profile-console.playground.2.draft";

export function conversationKey(paneIds: string[]): string {
  return conversationPrefix + paneIds.join("|");
}

const written = new WeakMap<Turn, string>();

/** As JSON. A turn that has not changed since the last time is not written out again: a conversation may be long. */
export function writeConversation({ panes, savedAt, transcript, votes, hidden }: StoredConversation): string {
  const histories = Object.entries(transcript).map(([key, { turns, chosen }]) => {
    const parts = turns.map((turn) => {
      const json = written.get(turn) ?? JSON.stringify(turn);
      written.set(turn, json);
      return json;
    });
    return `${JSON.stringify(key)}:{"turns":[${parts.join(",")}],"chosen":${JSON.stringify(chosen)}}`;
  });
  return `{"panes":${JSON.stringify(panes)},"savedAt":${savedAt},"votes":${JSON.stringify(votes)},"hidden":${JSON.stringify(hidden)},"transcript":{${histories.join(",")}}}`;
}

/** Null when the text is absent or not what this version wrote. */
export function readConversation(json: string | null): StoredConversation | null {
  return read(conversationSchema, json);
}

export function readDraft(json: string | null): StoredDraft | null {
  return read(draftSchema, json);
}

export function readSettings(json: string | null): KeptSettings | null {
  return read(keptSettingsSchema, json);
}

function read<Schema extends z.ZodType>(schema: Schema, json: string | null): z.output<Schema> | null {
  if (json === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
