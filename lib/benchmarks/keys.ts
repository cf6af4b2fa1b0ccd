import type { BenchmarkPlanInput } from "@/lib/benchmarks/schema";

export const benchmarkKeys = {
  report: (id: string) => ["benchmarks", "report", id] as const,
  samples: (id: string, page: number) => ["benchmarks", "samples", id, page] as const,
  charts: (id: string, arm: number) => ["benchmarks", "charts", id, arm] as const,
  history: (id: string) => ["benchmarks", "history", id] as const,
  plan: (plan: BenchmarkPlanInput) => ["benchmarks", "plan", plan] as const,
};
