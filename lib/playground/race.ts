import type { Attempt } from "@/lib/playground/attempt";
import { isLive } from "@/lib/playground/attempt";
import { type Progress, progressParts } from "@/lib/playground/progress";
import { type SplitPart, splitLength, splitOf } from "@/lib/playground/split";

/** One pane's answer to the prompt that all were asked. */
export interface Racer {
  paneKey: string;
  name: string;
  attempt: Attempt;
  /** What was sent for this call; null: nothing, so the model's default holds. */
  temperature: number | null;
  /** Asked again later: it did not run with the others. */
  isLater: boolean;
}

/** Times in ms after the first call of the send was decided, on the clock of the race. */
export interface RaceRow {
  racer: Racer;
  /** Null before the call began, and when it was never made. */
  startMs: number | null;
  parts: SplitPart[];
  endMs: number;
  serviceLatencyMs: number | null;
}

export interface Race {
  rows: RaceRow[];
  /** The width of the drawing: the end of the last of them; while one is live, a round time after it. At least 1. */
  endMs: number;
  /** The server measured all of it. While a call of the send is live, what has arrived in this tab has to do. */
  clock: "server" | "browser";
}

/** Puts the calls of one send on one time line. A later call has no place on it: it is drawn from its own start. */
export function raceOf(racers: Racer[]): Race {
  const clock = racers.some(({ attempt, isLater }) => !isLater && isLive(attempt)) ? "browser" : "server";
  const beginOf = ({ attempt: { progress, outcome } }: Racer) =>
    (clock === "browser" ? progress?.startedAt : outcome?.decidedAtMs) ?? null;
  const origin = Math.min(...racers.flatMap((racer) => (racer.isLater ? [] : (beginOf(racer) ?? []))));
  // Every event shows how far the clock has come, also for a call that is silent.
  const now = Math.max(...racers.map(({ attempt }) => attempt.progress?.lastAt ?? 0));
  const rows = racers.map((racer): RaceRow => {
    const { outcome } = racer.attempt;
    const parts = partsOf(racer.attempt, now);
    const begin = racer.isLater ? 0 : beginOf(racer);
    const hasBegun = begin !== null && (parts.length > 0 || outcome?.decidedAtMs != null);
    const startMs = hasBegun ? (racer.isLater ? 0 : begin - origin) : null;
    return {
      racer,
      startMs,
      parts,
      endMs: (startMs ?? 0) + splitLength(parts),
      serviceLatencyMs: outcome?.serviceLatencyMs ?? null,
    };
  });
  const lastMs = Math.max(1, ...rows.map((row) => row.endMs));
  return { rows, endMs: racers.some(({ attempt }) => isLive(attempt)) ? roundTimeAfter(lastMs) : lastMs, clock };
}

function partsOf(attempt: Attempt, now: number): SplitPart[] {
  if (attempt.outcome) return splitOf(attempt.outcome.timing);
  return attempt.progress ? progressParts(attempt.progress, endOf(attempt, attempt.progress, now)) : [];
}

const endOf = (attempt: Attempt, { lastAt }: Progress, now: number) => (isLive(attempt) ? now : lastAt);

/** 0.5, 1, 2, 5, 10 s and so on: a bar can only be seen to grow while the scale stands still. */
function roundTimeAfter(ms: number): number {
  const decade = 10 ** Math.floor(Math.log10(Math.max(ms, 250)));
  return [1, 2, 5, 10].map((step) => step * decade).find((time) => time > Math.max(ms, 250)) ?? 10 * decade;
}
