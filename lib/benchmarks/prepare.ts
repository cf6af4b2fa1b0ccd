import type { BenchmarkPlanInput } from "@/lib/benchmarks/schema";
import type { BenchmarkArm, BenchmarkSettings } from "@/lib/db/documents";

/** The settings that are frozen with a run; a synthetic workload brings the length of its answers itself. */
export function settingsOf(input: BenchmarkPlanInput): BenchmarkSettings {
  const { workload, maxTokens, warmUp, timeoutMs, cacheBusting, costCapUsd } = input;
  const common = {
    ...{ warmUp, timeoutMs, cacheBusting, costCapUsd },
    maxTokens: workload.kind === "synthetic" ? Math.max(...workload.outputTokens) : maxTokens,
  };
  if (input.mode === "load") {
    const { mode, ratePerSecond, durationMs, inFlight } = input;
    return { mode, ratePerSecond, durationMs, inFlight, ...common };
  }
  const { pairs, concurrency, spacingMs, primary, marginPercent, design } = input;
  return { pairs, concurrency, spacingMs, primary, marginPercent, design, ...common };
}

/** `team-a against US Nova Lite`, or that a profile is measured against itself, or which are put under load. */
export function nameOf(arms: readonly BenchmarkArm[], { mode }: BenchmarkSettings): string {
  const [baseline, ...others] = arms;
  if (!baseline) return "Benchmark";
  if (mode === "load") return `Load: ${arms.map((arm) => arm.name).join(", ")}`;
  if (others.every((arm) => arm.profileArn === baseline.profileArn)) return `A/A: ${baseline.name}`;
  return `${others.map((arm) => arm.name).join(", ")} against ${baseline.name}`;
}

/** Runs with the same key measure the same arms in the same roles and mode. */
export function armKeyOf(arms: readonly BenchmarkArm[], { mode }: BenchmarkSettings): string {
  const key = arms.map((arm) => arm.profileArn).join(" ");
  return mode === "load" ? `load ${key}` : key;
}
