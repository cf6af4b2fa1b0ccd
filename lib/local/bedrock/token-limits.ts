import { AwsError } from "./aws-error.ts";
import { traitsOf } from "./model-traits.ts";

const minuteMs = 60_000;

// Far above what a demonstration uses; real quotas are from thousands to a few million.
const defaultTokensPerMinute = 500_000_000;
const assumedMaxTokens = 4_096;

type Bucket = { level: number; at: number };

/** Tokens set aside for a running call. */
type Reservation = { settle(usedTokens: number, nowMs: number): void };

/**
 * Tokens per minute of each model in a Region, shared by all its profiles, as Bedrock's quotas are. A bucket holds a
 * minute's worth and fills steadily.
 */
export class TokenLimits {
  private readonly buckets = new Map<string, Bucket>();
  private limits: ReadonlyMap<string, number>;
  readonly areOn: boolean;

  /** @param limits tokens per minute by model ID; `*` for all others */
  constructor(areOn: boolean, limits: Record<string, number>) {
    this.areOn = areOn;
    this.limits = new Map(Object.entries(limits));
  }

  list(): Record<string, number> {
    return Object.fromEntries(this.limits);
  }

  /** Replaces all limits; every bucket is full again. */
  set(limits: Record<string, number>): void {
    this.limits = new Map(Object.entries(limits));
    this.buckets.clear();
  }

  /**
   * Takes the prompt and all the answer may have, until the call is settled with what it used.
   *
   * @throws AwsError `ThrottlingException` when so much is not left
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
   */
  reserve(
    { region, modelId }: { region: string; modelId: string },
    { inputTokens, maxTokens = assumedMaxTokens }: { inputTokens: number; maxTokens: number | undefined },
    nowMs: number,
  ): Reservation {
    if (!this.areOn) return { settle() {} };
    const key = `${region} ${modelId}`;
    const reserved = inputTokens + maxTokens;
    const limit = this.limits.get(modelId) ?? this.limits.get("*") ?? defaultTokensPerMinute;
    const bucket = this.filled(key, limit, nowMs);
    if (bucket.level < reserved) {
      throw new AwsError(429, "ThrottlingException", "Too many tokens, please wait before trying again.");
    }
    bucket.level -= reserved;
    return {
      settle: (usedTokens, endMs) => {
        const current = this.filled(key, limit, endMs);
        // Usage beyond what was reserved leaves a debt that later minutes pay.
        current.level = Math.min(limit, current.level + reserved - usedTokens);
      },
    };
  }

  private filled(key: string, limit: number, nowMs: number): Bucket {
    const bucket = this.buckets.get(key) ?? { level: limit, at: nowMs };
    const passedMs = Math.max(0, nowMs - bucket.at);
    bucket.level = Math.min(limit, bucket.level + (passedMs / minuteMs) * limit);
    bucket.at = nowMs;
    this.buckets.set(key, bucket);
    return bucket;
  }
}

/** What a call counts against the quota: reads of the cache nothing, output several times over on newer Claude models. */
export function quotaTokens(
  modelId: string,
  { fresh, written5m, written1h }: { fresh: number; written5m: number; written1h: number },
  outputTokens: number,
): number {
  return fresh + written5m + written1h + outputTokens * traitsOf(modelId).burndown;
}
