import type { BenchmarkPlanInput } from "@/lib/benchmarks/schema";
import type { BenchmarkArm, BenchmarkSettings } from "@/lib/db/documents";

/** The settings that are frozen with a run; a synthetic workload brings the length of its answers itself. */
export function settingsOf(input: BenchmarkPlanInput): BenchmarkSettings {
  const { workload, maxTokens } = input;
  return {
    pairs: input.pairs,
    warmUp: input.warmUp,
    concurrency: input.concurrency,
    spacingMs: input.spacingMs,
    timeoutMs: input.timeoutMs,
    maxTokens: workload.kind === "synthetic" ? Math.max(...workload.outputTokens) : maxTokens,
    cacheBusting: input.cacheBusting,
    primary: input.primary,
    marginPercent: input.marginPercent,
    design: input.design,
    costCapUsd: input.costCapUsd,
  };
}

/** `team-a against US Nova Lite`, or that a profile is measured against itself. */
export function nameOf(arms: readonly BenchmarkArm[]): string {
  const [baseline, ...others] = arms;
  if (!baseline) return "Benchmark";
  if (others.every((arm) => arm.profileArn === baseline.profileArn)) return `A/A: ${baseline.name}`;
  return `${others.map((arm) => arm.name).join(", ")} against ${baseline.name}`;
}

/** Runs with the same key measure the same arms in the same roles. */
export function armKeyOf(arms: readonly BenchmarkArm[]): string {
  return arms.map((arm) => arm.profileArn).join(" ");
}
