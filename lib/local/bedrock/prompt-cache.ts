import { LRUCache } from "lru-cache";
import type { CachePoint, CacheTtl } from "./model-request.ts";
import { traitsOf } from "./model-traits.ts";

/** How a prompt's tokens are charged; the four add up to the whole prompt. */
export type InputUsage = { fresh: number; read: number; written5m: number; written1h: number };

const lifetimeMs: Record<CacheTtl, number> = { "5m": 300_000, "1h": 3_600_000 };
const remembered = 20_000;

/** Prefixes of prompts that models remember: per Region, account and model, whichever profile a call came through. */
export class PromptCache {
  private readonly expiries = new LRUCache<string, { expiresAt: number; ttl: CacheTtl }>({ max: remembered });

  /**
   * Reads the longest remembered prefix, which lives on, and writes the longer ones. Prefixes below the model's
   * minimum are passed over without an error, as Bedrock does.
   *
   * @param scope Region, account and model
   * @param nowMs on the stand-in's clock
   */
  use(
    scope: { region: string; account: string; modelId: string },
    { inputTokens, cachePoints }: { inputTokens: number; cachePoints: CachePoint[] },
    nowMs: number,
  ): InputUsage {
    const { cache } = traitsOf(scope.modelId);
    const usable = cachePoints.filter(
      ({ tokens }) => cache !== null && tokens >= cache.minimumTokens && tokens <= cache.maximumTokens,
    );
    const usage = { fresh: inputTokens, read: 0, written5m: 0, written1h: 0 };
    const keyOf = (point: CachePoint) => `${scope.region} ${scope.account} ${scope.modelId} ${point.key}`;
    const hit = usable.findLast((point) => (this.expiries.get(keyOf(point))?.expiresAt ?? 0) > nowMs);
    let covered = hit?.tokens ?? 0;
    usage.read = covered;
    for (const point of usable) {
      const key = keyOf(point);
      const isKnown = point.tokens <= (hit?.tokens ?? 0);
      const ttl = isKnown ? (this.expiries.get(key)?.ttl ?? point.ttl) : point.ttl;
      this.expiries.set(key, { expiresAt: nowMs + lifetimeMs[ttl], ttl });
      if (isKnown) continue;
      usage[ttl === "1h" ? "written1h" : "written5m"] += point.tokens - covered;
      covered = point.tokens;
    }
    usage.fresh = inputTokens - covered;
    return usage;
  }
}
