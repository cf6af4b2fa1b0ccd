import { z } from "zod";
import { emptySettingsDraft, type SettingsDraft } from "@/lib/playground/settings-draft";

/** A link comes from anybody; no number or choice is longer. */
const text = z.string().max(24).catch("");
const flag = (byDefault: boolean) =>
  z
    .enum(["0", "1"])
    .transform((bit) => bit === "1")
    .catch(byDefault);

/** What a link carries of the settings: numbers and choices. What is written as text stays in the tab, as prompts do. */
const linkedSchema = z.object({
  maxTokens: text,
  temperature: text,
  topP: text,
  topK: text,
  thinking: text,
  serviceTier: text,
  latency: text,
  cacheTtl: text,
  cacheTools: flag(emptySettingsDraft.cacheTools),
  cacheSystem: flag(emptySettingsDraft.cacheSystem),
  cacheConversation: flag(emptySettingsDraft.cacheConversation),
  isStreaming: flag(emptySettingsDraft.isStreaming),
});
export type LinkedSettings = z.output<typeof linkedSchema>;

/** `temperature:0.2,topK:40`: what differs from the default, as it was typed, valid or not. A comma becomes `~`. */
export function writeLinked(draft: LinkedSettings): string {
  return linkedSchema
    .keyof()
    .options.flatMap((name) => {
      const value = draft[name];
      if (value === emptySettingsDraft[name]) return [];
      return [`${name}:${typeof value === "boolean" ? Number(value) : value.replaceAll(",", "~")}`];
    })
    .join(",");
}

/** What `writeLinked` wrote; the default for whatever is absent or not understood. */
export function readLinked(linked: string): LinkedSettings {
  const pairs = linked.split(",").map((pair) => {
    const at = pair.indexOf(":");
    return [pair.slice(0, at), pair.slice(at + 1).replaceAll("~", ",")] as const;
  });
  return linkedSchema.parse(Object.fromEntries(pairs));
}

/** The rest of a draft, which no link carries. */
export const writtenSchema = z.object({
  system: z.string(),
  stopSequences: z.string(),
  requestMetadata: z.string(),
  tools: z.string(),
  toolChoice: z.string(),
});
export type WrittenSettings = z.output<typeof writtenSchema>;

export function writtenOf({
  system,
  stopSequences,
  requestMetadata,
  tools,
  toolChoice,
}: SettingsDraft): WrittenSettings {
  return { system, stopSequences, requestMetadata, tools, toolChoice };
}
