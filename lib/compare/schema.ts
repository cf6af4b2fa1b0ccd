import { z } from "zod";
import type { ProfileType } from "@/lib/bedrock/types";
import { timeRanges } from "@/lib/time-range";

export const compareSchema = z.object({
  range: z.enum(timeRanges).default("24h"),
  /** A base model ID; empty for all models. */
  model: z.string().max(256).default(""),
  /** An AWS Region; empty for all. */
  region: z.string().max(64).default(""),
  /** A team's name, `noTeam` or `unknownTeam`; empty for all. */
  team: z.string().max(256).default(""),
});
export type CompareInput = z.output<typeof compareSchema>;

/** In place of a team's name: tag values hold no brackets. */
export const noTeam = "(none)";
export const unknownTeam = "(unknown)";

/** One complete call, drawn as a point. Durations in ms. */
export interface CallPoint {
  id: string;
  startedAt: Date;
  profileArn: string;
  profileName: string;
  profileType: ProfileType;
  modelName: string;
  ttftMs: number | null;
  totalMs: number;
  inputTokens: number;
  outputTokens: number;
}

/** A percentile that withholds itself: below `needs` calls `value` is null. */
export interface WithheldPercentile {
  value: number | null;
  needs: number;
}

export interface LatencySummary {
  n: number;
  p50: WithheldPercentile;
  p90: WithheldPercentile;
  p95: WithheldPercentile;
  min: number | null;
  median: number | null;
  max: number | null;
}

/** All calls of one profile in the range. */
export interface ProfileComparison {
  profileId: string;
  profileArn: string;
  profileName: string;
  profileType: ProfileType;
  modelId: string;
  modelName: string;
  region: string;
  /** Calls by how they ended; `interrupted` ones have unknown usage. */
  outcomes: {
    complete: number;
    incomplete: number;
    failed: number;
    throttled: number;
    stopped: number;
    interrupted: number;
  };
  ttft: LatencySummary;
  total: LatencySummary;
  inputTokens: number;
  outputTokens: number;
  /** Null when any complete call is unpriced. */
  estimatedCostUsd: number | null;
  unpricedCalls: number;
}

/** What the calls of one team cost at list price. */
export interface TeamCost {
  /** Empty where the profile had no owner, null where that is not known. */
  team: string | null;
  profiles: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Of the priced calls; null where none is. */
  estimatedCostUsd: number | null;
  unpricedCalls: number;
}

/** Complete calls of one kind of profile in one hour or day; ms. */
export interface TrendPoint {
  at: Date;
  profileType: ProfileType;
  n: number;
  medianMs: number;
}

export interface Comparison {
  from: Date;
  to: Date;
  /** False where percentiles come from sketches: they are within 1 %. */
  isExact: boolean;
  teams: TeamCost[];
  /** Medians over time, in place of single calls where these are too many to be drawn; else empty. */
  trend: TrendPoint[];
  trendStep: "hour" | "day";
  profiles: ProfileComparison[];
  /** The newest calls, at most `pointLimit`; `totalPoints` says how many there are. */
  points: CallPoint[];
  totalPoints: number;
  /** Base models with calls in the range, for the filter. */
  models: { modelId: string; modelName: string }[];
  regions: string[];
  /** With `noTeam` and `unknownTeam` where there are such calls. */
  teamNames: string[];
}

export const pointLimit = 2000;
