import { z } from "zod";
import { parseArn } from "@/lib/bedrock/arn";
import { timeRanges } from "@/lib/time-range";
import type { UsageSpan } from "@/lib/usage/buckets";

const profileArnSchema = z
  .string()
  .max(2048)
  .refine((arn) => parseArn(arn) !== null, "Name a profile by its ARN.");

/** `?profileArn=…&range=24h` */
export const profileUsageSchema = z.object({ profileArn: profileArnSchema, range: z.enum(timeRanges).default("7d") });
export type ProfileUsageInput = z.output<typeof profileUsageSchema>;

/** How calls ended, as `docs/metrics.md` keeps them apart; `interrupted` ones have unknown usage. */
export interface CallOutcomes {
  complete: number;
  failed: number;
  throttled: number;
  incomplete: number;
  stopped: number;
  interrupted: number;
}

export interface UsageTokens {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
}

/** A percentile that is null below `needs` calls. */
export interface UsagePercentile {
  value: number | null;
  needs: number;
}

/** Milliseconds over complete calls. */
export interface UsageLatency {
  n: number;
  p50: UsagePercentile;
  p95: UsagePercentile;
}

export interface UsageBucket {
  start: Date;
  /** Null for a bucket without a call: a gap, not a zero. */
  data: { outcomes: CallOutcomes; tokens: UsageTokens } | null;
}

/** A complete call as a point in time. */
export interface UsagePoint {
  id: string;
  startedAt: Date;
  ttftMs: number | null;
  totalMs: number;
}

export interface ProfileUsage extends UsageSpan {
  calls: number;
  outcomes: CallOutcomes;
  /** Of complete calls. */
  tokens: UsageTokens;
  ttft: UsageLatency;
  total: UsageLatency;
  /** At list price over complete calls; null when a needed price is unknown. `priceDate` is when it was read. */
  cost: { usd: number; priceDate: string } | null;
  buckets: UsageBucket[];
  /** The newest, at most `usagePointLimit`. */
  points: UsagePoint[];
}

export const usagePointLimit = 1_000;

/** `?profileArn=…&cursor=…` */
export const listCallsSchema = z.object({
  profileArn: profileArnSchema,
  /** ISO time and ID of the last call shown; absent for the newest. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[\w-]{1,64}$/)
    .optional(),
});
export type ListCallsInput = z.output<typeof listCallsSchema>;

/** A call made here, without its prompt and answer, which are not kept. */
export interface CallEntry {
  id: string;
  startedAt: Date;
  actorId: string;
  origin: string;
  status: string;
  errorCode: string | null;
  stopReason: string | null;
  ttftMs: number | null;
  totalMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
}

export interface CallPage {
  calls: CallEntry[];
  nextCursor: string | null;
}
