import { estimateTails } from "@/lib/benchmarks/effect";
import { aaWarning, type FairnessWarning, fairnessWarnings } from "@/lib/benchmarks/fairness";
import { evenLooks } from "@/lib/benchmarks/looks";
import { noiseFloorPercent } from "@/lib/benchmarks/noise-floor";
import { endedPairs, measuredPairs, pairsOver, type Sampled } from "@/lib/benchmarks/sampled";
import { type Judgement, judge } from "@/lib/benchmarks/verdict";
import { verdictRemark, verdictTitle } from "@/lib/benchmarks/verdict-words";
import type { BenchmarkArm, PairSettings } from "@/lib/db/documents";

const sequentialLooks = 5;

/** One arm against the baseline. */
export interface ArmConclusion {
  arm: number;
  judgement: Judgement;
  /** Complete pairs, whether or not the judgement stands on them. */
  pairs: number;
  title: string;
  remark: string;
  warnings: FairnessWarning[];
  /** Tail ratios of the primary metric; null while running and below the pairs they need. */
  tails: ReturnType<typeof estimateTails> | null;
  noiseFloorPercent: number | null;
  isSameProfile: boolean;
}

interface Run {
  settings: PairSettings;
  arms: BenchmarkArm[];
  seed: number;
  isOver: boolean;
}

/** Numbers of pairs at which a verdict may be given. */
export function looksOf({ design, pairs }: PairSettings): number[] {
  return design === "sequential" ? evenLooks(pairs, sequentialLooks) : [pairs];
}

/** One arm against the baseline, as the run's design judges it now. */
export function judgeArm({ settings, arms }: Pick<Run, "settings" | "arms">, samples: readonly Sampled[], arm: number) {
  const { primary, marginPercent } = settings;
  const design = { primary, marginPercent, looks: looksOf(settings), comparisons: arms.length - 1 };
  return judge(measuredPairs(samples, arm), design, pairsOver(endedPairs(samples, arms.length)));
}

/** Every arm against the baseline, on the pairs there are; no verdict before a look is reached. */
export function conclude({ settings, arms, seed, isOver }: Run, samples: readonly Sampled[]): ArmConclusion[] {
  return arms.slice(1).map((arm, index) => {
    const pairs = measuredPairs(samples, index + 1);
    const judgement = judgeArm({ settings, arms }, samples, index + 1);
    const { primary, verdict } = judgement;
    const isSameProfile = arm.profileArn === arms[0]?.profileArn;
    const unfair = fairnessWarnings(pairs, { twins: arm.routeKey === arms[0]?.routeKey });
    const differs = isSameProfile && verdict ? aaWarning(verdict.answer) : null;
    return {
      arm: index + 1,
      judgement,
      pairs: pairs.length,
      title: verdict ? verdictTitle(verdict) : isOver ? "No verdict: it ended before its last pair" : "Measuring",
      remark: verdict ? verdictRemark(verdict) : "",
      warnings: differs ? [differs, ...unfair] : unfair,
      tails: isOver ? estimateTails(pairs, settings.primary, seed) : null,
      noiseFloorPercent: primary && noiseFloorPercent(primary),
      isSameProfile,
    };
  });
}

/** True once a look of a sequential run has decided every arm: the pairs that are left need not be paid for. */
export function isDecidedEarly(run: Run, samples: readonly Sampled[]): boolean {
  if (run.settings.design !== "sequential") return false;
  return conclude({ ...run, isOver: false }, samples).every(
    ({ judgement }) => judgement.verdict !== null && judgement.verdict.answer !== "undecided",
  );
}
