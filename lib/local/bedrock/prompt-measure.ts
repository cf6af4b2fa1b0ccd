import { createHash } from "node:crypto";
import type { CachePoint, CacheTtl } from "./model-request.ts";
import { countTokens } from "./tokens.ts";

/** A piece of a prompt: what it says, as it was sent, and its tokens; or a place up to which it may be cached. */
export type Segment = { source: unknown; tokens: number } | { cacheTtl: CacheTtl };

// Formatting of a turn costs a model a few tokens beside its text.
export const tokensPerTurn = 4;

// What a model is told about tools in general, beside their descriptions; Anthropic's published figure for `auto`.
export const tokensOfToolUse = 346;

// Form of a call or a result, beside its content.
export const tokensPerToolBlock = 12;

export function textSegment(text: string): Segment {
  return { source: text, tokens: countTokens(text) };
}

/** @param segments in the order a model reads them: tools, system, conversation */
export function measurePrompt(segments: Segment[]): { inputTokens: number; cachePoints: CachePoint[] } {
  const hasCachePoint = segments.some((segment) => "cacheTtl" in segment);
  const hash = createHash("sha256");
  const cachePoints: CachePoint[] = [];
  let tokens = 0;
  for (const segment of segments) {
    if ("cacheTtl" in segment) {
      cachePoints.push({ tokens, key: hash.copy().digest("base64"), ttl: segment.cacheTtl });
      continue;
    }
    tokens += segment.tokens;
    if (hasCachePoint) hash.update(`${JSON.stringify(segment.source)}\n`);
  }
  return { inputTokens: tokens, cachePoints };
}
