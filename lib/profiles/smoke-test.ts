import type { Priced } from "@/lib/pricing/cost";
import { estimateSend } from "@/lib/pricing/estimate";

/** Any model answers this with a word or two; nothing of the organisation is in it. */
export const smokePrompt = "Reply with the single word: ready";
export const smokeMaxTokens = 32;

/** The most the call that proves a profile can cost, in US dollars at list price; null when the model is unpriced. */
export function smokeTestCostUsd(priced: Priced): number | null {
  return estimateSend({ ...priced, promptCharacters: smokePrompt.length, maxTokens: smokeMaxTokens })?.usd ?? null;
}
