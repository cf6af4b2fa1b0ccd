import type { Effect } from "@/lib/benchmarks/effect";
import type { HistoricRun } from "@/lib/benchmarks/report";
import { ratioWords } from "@/lib/benchmarks/words";
import { formatDateTime } from "@/lib/format";

/** This run beside the one before, and whether their intervals leave room for no change. */
export function comparedToPrevious(now: Effect, previous: HistoricRun): string {
  const before = previous.effect;
  if (!before) return "The run before has no complete pair.";
  const words = `Before, on ${formatDateTime(new Date(previous.createdAt))}: ${ratioWords(before.ratio)}; now ${ratioWords(now.ratio)}.`;
  const [one, other] = [now.ratio, before.ratio];
  if (one.low === null || other.low === null) return `${words} Too few pairs to say whether that changed.`;
  const overlap = one.low <= other.high && other.low <= one.high;
  return overlap
    ? `${words} The intervals overlap: no change is shown.`
    : `${words} The intervals do not overlap: it changed.`;
}
