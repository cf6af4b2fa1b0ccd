import { z } from "zod";

export const presetIds = [
  "throttled-some",
  "throttled-all",
  "invoke-denied",
  "expired-credentials",
  "model-not-ready",
  "model-timeout",
  "unreachable",
  "slow-first-token",
  "stall",
  "broken-off",
  "stream-exception",
  "corrupt-frame",
  "list-denied",
  "list-page-fails",
  "create-unanswered",
] as const;

export type PresetId = (typeof presetIds)[number];

export const startRehearsalSchema = z.object({
  preset: z.enum(presetIds),
  /** Only calls of this profile, where the preset can be limited; null for all. */
  profileId: z.string().trim().min(1).max(2048).nullable(),
});

export type StartRehearsalInput = z.output<typeof startRehearsalSchema>;

/** A rule in force, with the calls that met its conditions and those that failed by it. */
export interface RehearsedRule {
  /** Null: every operation. */
  operation: string | null;
  kind: string;
  matched: number;
  applied: number;
  /** True when it has hit as often as it may. */
  isSpent: boolean;
}

/** What the local Bedrock fails on purpose. Nothing is rehearsed while `rules` is empty. */
export interface Rehearsal {
  /** Null when nothing is rehearsed, or when somebody set other rules on the control port. */
  preset: PresetId | null;
  profileId: string | null;
  rules: RehearsedRule[];
}
