import { type CostEstimate, estimateCostUsd, type Priced } from "@/lib/pricing/cost";

/** Few languages need more tokens than this per character of prompt; English needs about 0.25. */
const tokensPerCharacter = 0.4;
const tokensPerMessage = 8;
/** Claude counts an image with at most 1,600, Nova with about 2,400. */
const tokensPerImage = 2_400;
/** A page of a PDF is about 1,500 to 3,000 tokens and rarely less than 25,000 bytes; plain text is dearer. */
const bytesPerDocumentToken = 4;

/** What is sent along with the words of a prompt. */
export interface SentFile {
  kind: "image" | "document";
  sizeBytes: number;
}

/** Input tokens that a prompt has at most, by its length: an estimate before it is sent, never a measurement. */
export function estimateInputTokens(promptCharacters: number, files: readonly SentFile[] = []): number {
  const ofFiles = files.map(({ kind, sizeBytes }) =>
    kind === "image" ? tokensPerImage : Math.ceil(sizeBytes / bytesPerDocumentToken),
  );
  return (
    Math.ceil(promptCharacters * tokensPerCharacter) +
    tokensPerMessage +
    ofFiles.reduce((sum, tokens) => sum + tokens, 0)
  );
}

/**
 * The most a send may cost, before it is made: the prompt by its length, and all of `maxTokens` as output.
 * Null when the model is unpriced or nothing bounds the output.
 *
 * @param isCached the prompt may be written to the cache, which costs more than reading it afresh
 */
export function estimateSend(
  input: Priced & {
    promptCharacters: number;
    maxTokens: number | null;
    files?: readonly SentFile[];
    isCached?: boolean;
  },
): CostEstimate | null {
  if (input.maxTokens === null) return null;
  const inputTokens = estimateInputTokens(input.promptCharacters, input.files);
  const output = { outputTokens: input.maxTokens, cacheReadTokens: 0 };
  const fresh = estimateCostUsd({ ...input, usage: { ...output, inputTokens, cacheWriteTokens: 0 } });
  if (!input.isCached) return fresh;
  const written = estimateCostUsd({ ...input, usage: { ...output, inputTokens: 0, cacheWriteTokens: inputTokens } });
  return written && fresh && written.usd > fresh.usd ? written : fresh;
}
