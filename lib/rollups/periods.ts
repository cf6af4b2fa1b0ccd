export const levels = ["hour", "day", "month"] as const;
export type Level = (typeof levels)[number];

/** The level that each is made from; hours are made from calls. */
export const below = { day: "hour", month: "day" } as const satisfies Partial<Record<Level, Level>>;

/** The start of the period that holds a moment, in UTC. */
export function startOf(level: Level, at: Date): Date {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  if (level === "month") return new Date(Date.UTC(year, month));
  return new Date(Date.UTC(year, month, day, level === "hour" ? at.getUTCHours() : 0));
}

/** The start of the period after the one that holds a moment. */
export function endOf(level: Level, at: Date): Date {
  const start = startOf(level, at);
  if (level === "month") return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1));
  return new Date(start.getTime() + (level === "day" ? 86_400_000 : 3_600_000));
}

/** A stretch of time read from one level, or from the calls themselves. */
export interface Piece {
  from: Date;
  to: Date;
  source: Level | "calls";
}

/**
 * Splits `[from, to)` into the largest periods that are rolled up; the ends and what is not yet rolled up stay calls.
 *
 * @param until up to when each level is rolled up
 */
export function piecesOf(from: Date, to: Date, until: Record<Level, Date | null>): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to; ) {
    const source = largestAt(at, to, until);
    const next = source === "calls" ? endOfCalls(at, to, until.hour) : endOf(source, at);
    const last = pieces.at(-1);
    if (last?.source === source) last.to = next;
    else pieces.push({ from: at, to: next, source });
    at = next;
  }
  return pieces;
}

function largestAt(at: Date, to: Date, until: Record<Level, Date | null>): Level | "calls" {
  const fits = (level: Level) => {
    const [end, done] = [endOf(level, at), until[level]];
    return startOf(level, at).getTime() === at.getTime() && end <= to && done !== null && end <= done;
  };
  return levels.toReversed().find(fits) ?? "calls";
}

function endOfCalls(at: Date, to: Date, rolledUntil: Date | null): Date {
  if (rolledUntil === null || at >= rolledUntil) return to;
  const end = endOf("hour", at);
  return end < to ? end : to;
}
