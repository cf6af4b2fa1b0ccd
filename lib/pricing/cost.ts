import type { Route } from "@/lib/bedrock/route";
import type { TokenUsage } from "@/lib/bedrock/types";
import { type Price, priceOf, type Rates } from "@/lib/pricing/price-list";

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
  const price = priceOf(modelId, scope);
  if (!price) return null;
  const rates = ratesFor(price, usage);
  const parts = [
    part(usage.inputTokens, rates.input),
    part(usage.outputTokens, rates.output),
    part(usage.cacheReadTokens, rates.cacheRead),
    part(usage.cacheWriteTokens, rates.cacheWrite),
  ];
  const known = parts.filter((usd) => usd !== null);
  if (known.length < parts.length) return null;
  return { usd: known.reduce((sum, usd) => sum + usd, 0), priceDate: price.asOf };
}

function ratesFor(price: Price, usage: TokenUsage): Rates {
  const prompt = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  return price.longContext && prompt > price.longContext.aboveInputTokens ? price.longContext : price;
}

function part(tokens: number, ratePerMillion: number | undefined): number | null {
  if (tokens === 0) return 0;
  return ratePerMillion === undefined ? null : (tokens * ratePerMillion) / 1_000_000;
}
