import { countTokens as countExactly, decodeGenerator, encode } from "gpt-tokenizer/encoding/o200k_base";

// A prompt may contain text such as <|endoftext|>; it is text, never a command.
const plainText = { disallowedSpecial: new Set<string>() };

// The tokenizer's cost grows with the square of a run without spaces (21,000 Japanese characters: 1.4 s), hence slices.
const sliceLength = 256;
const countedLength = 32_768;

/** Tokens of a text in GPT-4o's encoding, an approximation for every other model; beyond 32,768 characters by proportion. */
export function countTokens(text: string): number {
  const counted = Math.min(text.length, countedLength);
  let tokens = 0;
  for (let start = 0; start < counted; start += sliceLength) {
    tokens += countExactly(text.slice(start, Math.min(start + sliceLength, counted)), plainText);
  }
  return counted === text.length ? tokens : Math.round((tokens * text.length) / counted);
}

/** The text in the order a model would send it; pieces hold whole characters, so they may cover several tokens. */
export type TokenizedText = { pieces: string[]; tokens: number };

/** Cuts a text into pieces of one token each, at most `maxTokens` of them. */
export function tokenize(text: string, maxTokens: number): TokenizedText {
  const tokens = slices(text).flatMap((slice) => encode(slice, plainText));
  const kept = tokens.length > maxTokens ? tokens.slice(0, maxTokens) : tokens;
  return { pieces: [...decodeGenerator(kept)].filter((piece) => piece !== ""), tokens: kept.length };
}

/** Slices at spaces where there are some, so that ordinary prose is cut into the tokens it would have in one piece. */
function slices(text: string): string[] {
  return text.match(/[\s\S]{1,256}(?=\s|$)|[\s\S]{1,256}/gu) ?? [];
}
