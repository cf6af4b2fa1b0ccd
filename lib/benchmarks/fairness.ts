import { comparePairs, type MeasuredPair, type PairSide } from "@/lib/benchmarks/pairs";
import { percent } from "@/lib/benchmarks/verdict-words";
import { formatCount, plural } from "@/lib/format";
import { percentile } from "@/lib/stats/percentile";
import { rankSumPValue, trendPValue } from "@/lib/stats/rank-tests";
import { hodgesLehmann } from "@/lib/stats/signed-rank";

export interface FairnessWarning {
  kind: "unequal-output" | "stop-reasons" | "cache-hits" | "drift" | "order-effect" | "not-twins" | "a-a-differs";
  text: string;
}

/** Below this share a difference in the work done explains nothing. */
const leastOutputDifference = 0.02;
const leastStopDifference = 0.05;
const leastDrift = 0.1;
/** A run is looked at from many sides: chance alone should rarely warn. */
const surprising = 0.01;

/**
 * Reasons to doubt that only the profile differed, each as a sentence for the place of the verdict.
 *
 * @param twins false where the profiles do not route to the same models
 */
export function fairnessWarnings(pairs: readonly MeasuredPair[], { twins }: { twins: boolean }): FairnessWarning[] {
  const found = [unequalOutput(pairs), stopReasons(pairs), cacheHits(pairs), drift(pairs), orderEffect(pairs)];
  const notTwins: FairnessWarning = {
    kind: "not-twins",
    text: "The profiles do not route to the same models: a difference may be the model's or the route's.",
  };
  return [...found, twins ? null : notTwins].filter((warning) => warning !== null);
}

function unequalOutput(pairs: readonly MeasuredPair[]): FairnessWarning | null {
  const written = pairs.filter(({ a, b }) => a.outputTokens > 0 && b.outputTokens > 0);
  const shift = hodgesLehmann(
    written.map(({ a, b }) => Math.log(b.outputTokens / a.outputTokens)),
    0.95,
  );
  if (!shift || shift.low === null || (shift.low <= 0 && shift.high >= 0)) return null;
  const share = Math.expm1(shift.estimate);
  if (Math.abs(share) < leastOutputDifference) return null;
  const text = `B wrote ${percent(100 * Math.abs(share))} ${share > 0 ? "more" : "fewer"} output tokens than A: unequal work explains unequal totals. Look at the time per output token.`;
  return { kind: "unequal-output", text };
}

function stopReasons(pairs: readonly MeasuredPair[]): FairnessWarning | null {
  const differing = pairs.filter(({ a, b }) => a.stopReason !== b.stopReason).length;
  if (pairs.length === 0 || differing / pairs.length < leastStopDifference) return null;
  return {
    kind: "stop-reasons",
    text: `In ${differing} of ${plural(pairs.length, "pair")} the answers ended for different reasons.`,
  };
}

function cacheHits(pairs: readonly MeasuredPair[]): FairnessWarning | null {
  const hit = ({ cacheReadTokens }: PairSide) => cacheReadTokens > 0;
  const hits = pairs.filter(({ a, b }) => hit(a) || hit(b)).length;
  if (hits === 0) return null;
  return {
    kind: "cache-hits",
    text: `${plural(hits, "pair")} read from the prompt cache: those first tokens come sooner.`,
  };
}

/** The first and the last third of A's totals: a profile that is only measured against itself over time. */
function drift(pairs: readonly MeasuredPair[]): FairnessWarning | null {
  const totals = comparePairs(pairs, "total").map(({ a }) => a);
  const third = Math.floor(totals.length / 3);
  if (third < 3 || trendPValue(totals) > surprising) return null;
  const median = (values: number[]) => percentile(Float64Array.from(values).sort(), 0.5) ?? Number.NaN;
  const change = median(totals.slice(-third)) / median(totals.slice(0, third)) - 1;
  if (!(Math.abs(change) >= leastDrift)) return null;
  const text = `A itself became ${percent(100 * Math.abs(change))} ${change > 0 ? "slower" : "faster"} during the run. Pairs cancel that, totals and percentiles of one arm do not.`;
  return { kind: "drift", text };
}

function orderEffect(pairs: readonly MeasuredPair[]): FairnessWarning | null {
  const compared = comparePairs(pairs, "total");
  const of = (order: MeasuredPair["order"]) =>
    compared.flatMap((pair) => (pair.order === order ? [pair.logRatio] : []));
  const [ab, ba] = [of("ab"), of("ba")];
  if (Math.min(ab.length, ba.length) < 5 || rankSumPValue(ab, ba) > surprising) return null;
  const text = `The ratio depends on which profile was called first (A first in ${formatCount(ab.length)} pairs, B first in ${formatCount(ba.length)}): the random order cancels that on average.`;
  return { kind: "order-effect", text };
}

/** For a run of one profile against itself: a verdict of slower or faster is then false, and the method or the run is at fault. */
export function aaWarning(answer: string): FairnessWarning | null {
  if (answer !== "slower" && answer !== "faster") return null;
  const text =
    "A profile was compared with itself and found to differ. One such run in twenty is chance; if it comes again, distrust the set-up.";
  return { kind: "a-a-differs", text };
}
