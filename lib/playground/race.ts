import type { Attempt } from "@/lib/playground/attempt";
import { isLive } from "@/lib/playground/attempt";
import { type SplitPart, splitLength, splitOf } from "@/lib/playground/split";

/** One pane's answer to the prompt that all were asked. */
export interface Racer {
  paneKey: string;
  name: string;
  attempt: Attempt;
  /** Asked again later: it did not run with the others. */
  isLater: boolean;
}

/** Times in ms after the first call of the send was decided, on the server's clock. */
export interface RaceRow {
  racer: Racer;
  /** Null while it runs, and when the call was never made. */
  startMs: number | null;
  parts: SplitPart[];
  endMs: number;
  serviceLatencyMs: number | null;
}

export interface Race {
  rows: RaceRow[];
  /** The end of the last of them: the width of the drawing. At least 1. */
  endMs: number;
}

/** Puts the calls of one send on one time line. A later call has no place on it: it is drawn from its own start. */
export function raceOf(racers: Racer[]): Race {
  const starts = racers.flatMap(({ attempt, isLater }) =>
    isLater || attempt.outcome?.decidedAtMs == null ? [] : [attempt.outcome.decidedAtMs],
  );
  const origin = Math.min(...starts);
  const rows = racers.map((racer): RaceRow => {
    const outcome = isLive(racer.attempt) ? null : racer.attempt.outcome;
    const parts = outcome ? splitOf(outcome.timing) : [];
    const decidedAt = outcome?.decidedAtMs ?? null;
    const startMs = decidedAt === null ? null : racer.isLater ? 0 : decidedAt - origin;
    const endMs = (startMs ?? 0) + splitLength(parts);
    return { racer, startMs, parts, endMs, serviceLatencyMs: outcome?.serviceLatencyMs ?? null };
  });
  return { rows, endMs: Math.max(1, ...rows.map((row) => row.endMs)) };
}
