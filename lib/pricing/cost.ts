import type { Route } from "@/lib/bedrock/route";
import type { TokenUsage } from "@/lib/bedrock/types";
import { longContextAboveTokens, priceOf, type Rates } from "@/lib/pricing/price-list";

export interface CostEstimate {
  usd: number;
  /** When the list price was read. */
  priceDate: string;
}

export interface Priced {
  /** Base model ID. */
  modelId: string;
  scope: Route["scope"];
}

/** Cost of one call at list price, or null (*unpriced*) when any rate it needs is unknown. Discounts are not in it. */
export function estimateCostUsd({ modelId, scope, usage }: Priced & { usage: TokenUsage }): CostEstimate | null {
  const prompt = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  const isLong = prompt > longContextAboveTokens;
  return estimateTotalUsd({ modelId, scope, short: isLong ? nothing : usage, long: isLong ? usage : nothing });
}

const nothing: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

/** Cost of many calls of one model and route: token sums of those with a short prompt and of those with a long one. */
export function estimateTotalUsd(calls: Priced & { short: TokenUsage; long: TokenUsage }): CostEstimate | null {
  const price = priceOf(calls.modelId, calls.scope);
  if (!price) return null;
  const short = costAt(price, calls.short);
  const long = costAt(price.longContext ?? price, calls.long);
  return short === null || long === null ? null : { usd: short + long, priceDate: price.asOf };
}

function costAt(rates: Rates, usage: TokenUsage): number | null {
  const parts = [
    part(usage.inputTokens, rates.input),
    part(usage.outputTokens, rates.output),
    part(usage.cacheReadTokens, rates.cacheRead),
    part(usage.cacheWriteTokens, rates.cacheWrite),
  ];
  const known = parts.filter((usd) => usd !== null);
  return known.length < parts.length ? null : known.reduce((sum, usd) => sum + usd, 0);
}

function part(tokens: number, ratePerMillion: number | undefined): number | null {
  if (tokens === 0) return 0;
  return ratePerMillion === undefined ? null : (tokens * ratePerMillion) / 1_000_000;
}
