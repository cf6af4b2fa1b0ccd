import { type CostEstimate, estimateCostUsd, type Priced } from "@/lib/pricing/cost";

/** Few languages need more tokens than this per character of prompt; English needs about 0.25. */
const tokensPerCharacter = 0.4;
const tokensPerMessage = 8;

/**
 * The most a send may cost, before it is made: the prompt by its length, and all of `maxTokens` as output.
 * Null when the model is unpriced or nothing bounds the output.
 */
export function estimateSend(
  input: Priced & { promptCharacters: number; maxTokens: number | null },
): CostEstimate | null {
  if (input.maxTokens === null) return null;
  return estimateCostUsd({
    ...input,
    usage: {
      inputTokens: Math.ceil(input.promptCharacters * tokensPerCharacter) + tokensPerMessage,
      outputTokens: input.maxTokens,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
    },
  });
}
