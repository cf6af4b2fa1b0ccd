import { createSerializer } from "nuqs/server";
import type { CallSettings } from "@/lib/invocations/settings";
import { pathOf } from "@/lib/playground/history";
import { type WrittenSettings, writeLinked, writtenOf } from "@/lib/playground/linked-settings";
import type { RunContent, SavedRun } from "@/lib/playground/run";
import { playgroundParams } from "@/lib/playground/search-params";
import { emptySettingsDraft, type SettingsDraft } from "@/lib/playground/settings-draft";
import { historyOf } from "@/lib/playground/transcript";

/** The texts of settings, which no link carries; `own` by position, null where a pane shares those of all. */
export interface ReopenedTexts {
  shared: WrittenSettings;
  own: (WrittenSettings | null)[];
}

/** The playground as a saved run was asked; the page turns this into the address with everything a link carries. */
export function reopenHref({ id }: Pick<SavedRun, "id">): string {
  return `/playground?run=${encodeURIComponent(id)}`;
}

/**
 * How the newest prompts in sight were asked: profiles, limit of tokens, order and base as an address, the rest as texts.
 * What most panes have in common becomes the settings that all share; a pane that was asked otherwise gets its own.
 */
export function reopenRun({ id, content }: Pick<SavedRun, "id" | "content">): { href: string; texts: ReopenedTexts } {
  const { panes, base, order, transcript } = content;
  const turns = panes.map(({ key }) => pathOf(historyOf(transcript, key)).at(-1)?.turn);
  const limit = sharedLimit(turns.flatMap((turn) => (turn ? [turn.maxTokens] : [])));
  const drafts = turns.map((turn) => {
    const isOther = turn && turn.maxTokens !== limit;
    return turn ? toDraft({ ...(isOther && { maxTokens: turn.maxTokens }), ...turn.settings }) : null;
  });
  const shared = commonest(drafts.filter((draft) => draft !== null)) ?? emptySettingsDraft;
  const own = drafts.map((draft) => (draft === null || isSame(draft, shared) ? null : draft));
  const together = turns.find((turn) => turn && turn.sending.panes > 1);
  const href = toAddress("/playground", {
    p: panes.map(({ profile }) => profile?.profileId ?? ""),
    base: base || null,
    set: writeLinked(shared) || null,
    max: limit === null ? "" : String(limit),
    own: own.some(Boolean) ? own.map((draft) => draft && writeLinked(draft)) : null,
    order: orderOf(together?.sending.order ?? order),
    run: id,
  });
  return { href, texts: { shared: writtenOf(shared), own: own.map((draft) => draft && writtenOf(draft)) } };
}

/** The inverse of `parseSettings`: settings as they would be typed. */
export function toDraft(settings: CallSettings): SettingsDraft {
  const { system, stopSequences, thinking, requestMetadata, serviceTier, latency, caching, tools } = settings;
  return {
    system: system ?? "",
    maxTokens: String(settings.maxTokens ?? ""),
    temperature: String(settings.temperature ?? ""),
    topP: String(settings.topP ?? ""),
    topK: String(settings.topK ?? ""),
    stopSequences: (stopSequences ?? []).map((text) => text.replaceAll("\n", "\\n")).join("\n"),
    thinking: thinkingText(thinking),
    requestMetadata: Object.entries(requestMetadata ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join("\n"),
    serviceTier: serviceTier ?? "",
    latency: latency ?? "",
    cacheTtl: caching?.ttl ?? "",
    cacheTools: caching?.tools ?? emptySettingsDraft.cacheTools,
    cacheSystem: caching?.system ?? emptySettingsDraft.cacheSystem,
    cacheConversation: caching?.conversation ?? emptySettingsDraft.cacheConversation,
    tools: tools ? JSON.stringify(tools, null, 2) : "",
    toolChoice: toolChoiceText(settings.toolChoice),
    isStreaming: settings.isStreaming ?? true,
  };
}

const toAddress = createSerializer(playgroundParams);

const orderOf = (order: RunContent["order"]) => (order === "together" ? null : order);

/** A limit can be added to one pane, but not taken from it: without a limit anywhere, none is shared. */
function sharedLimit(limits: (number | null)[]): number | null {
  return limits.includes(null) ? null : commonest(limits.filter((limit) => limit !== null));
}

function thinkingText(thinking: CallSettings["thinking"]): string {
  if (thinking === undefined) return "";
  return "effort" in thinking ? thinking.effort : String(thinking.budgetTokens);
}

/** Left to the model is what "auto" means. */
function toolChoiceText(choice: CallSettings["toolChoice"]): string {
  if (choice === undefined || choice === "auto") return "";
  return choice === "any" ? choice : choice.name;
}

/** The first of those that are there most often; null of none. */
function commonest<Value>(values: Value[]): Value | null {
  const counts = values.map((value) => values.filter((other) => isSame(value, other)).length);
  return values[counts.indexOf(Math.max(...counts))] ?? null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
