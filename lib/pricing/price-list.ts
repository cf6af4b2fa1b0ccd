import type { Route } from "@/lib/bedrock/route";
import prices from "./prices.json" with { type: "json" };

/** US dollars per 1,000,000 tokens; a rate that no source states is absent. */
export interface Rates {
  input?: number;
  output?: number;
  cacheRead?: number;
  cacheWrite?: number;
}

export interface Price extends Rates {
  /** Rates of the whole call when its prompt is longer than `longContextAboveTokens`. */
  longContext?: Rates;
  /** Day, month or year the source was read, e.g. `2026-09-23`. */
  asOf: string;
}

type Entry = { geo: Omit<Price, "asOf"> | null; global: Omit<Price, "asOf"> | null; asOf: string };

const models: Record<string, Entry> = prices.models;

/** Prices were read for this Region; others can differ. */
export const priceBasisRegion = "us-east-1";

/** Prompts longer than this have rates of their own, for every model that has such rates at all. */
export const longContextAboveTokens = 271_999;

/** The on-demand list price of a base model by route, or null when no source states one. */
export function priceOf(modelId: string, scope: Route["scope"]): Price | null {
  const entry = models[modelId];
  const rates = scope === "global" ? entry?.global : entry?.geo;
  return entry && rates ? { ...rates, asOf: entry.asOf } : null;
}
