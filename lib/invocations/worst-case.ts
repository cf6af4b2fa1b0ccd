import { AppError } from "@/lib/errors";
import type { StoredFile } from "@/lib/invocations/build-request";
import type { PromptMessage } from "@/lib/invocations/schema";
import type { CallSettings } from "@/lib/invocations/settings";
import type { ModelFacts } from "@/lib/models/facts";
import { estimateSend } from "@/lib/pricing/estimate";
import { priceOf } from "@/lib/pricing/price-list";

/** All that the model has to read, in characters; files are counted apart. */
export function promptCharacters(messages: PromptMessage[], settings: CallSettings): number {
  const said = messages.reduce((sum, message) => {
    const extra = message.role === "user" ? message.toolResults : [message.toolUses, message.reasoning?.text];
    return sum + message.text.length + (extra ? JSON.stringify(extra).length : 0);
  }, 0);
  return said + (settings.system?.length ?? 0) + (settings.tools ? JSON.stringify(settings.tools).length : 0);
}

/**
 * The most a call may cost in US dollars: what is booked on the budget before it is made. Null for an unpriced model,
 * which no budget can count.
 *
 * @throws AppError `invalid_input` when nothing bounds the answer of a model that has a price
 */
export function worstCaseUsd(call: {
  modelId: string;
  scope: "global" | "geo";
  messages: PromptMessage[];
  settings: CallSettings;
  maxTokens: number | null;
  facts: ModelFacts;
  files: ReadonlyMap<string, StoredFile>;
}): number | null {
  const { modelId, scope, messages, settings, facts } = call;
  if (priceOf(modelId, scope) === null) return null;
  const maxTokens = call.maxTokens ?? facts.maxOutputTokens;
  if (maxTokens === null) {
    throw new AppError(
      "invalid_input",
      "Set max tokens: without a limit nobody knows what this call may cost, and the day's budget cannot be kept.",
    );
  }
  const refs = messages.flatMap((message) => (message.role === "user" ? (message.attachments ?? []) : []));
  const files = refs.map(({ id }) => call.files.get(id)).filter((file) => file !== undefined);
  const isCached = settings.caching !== undefined;
  const characters = promptCharacters(messages, settings);
  return estimateSend({ modelId, scope, promptCharacters: characters, maxTokens, files, isCached })?.usd ?? null;
}
