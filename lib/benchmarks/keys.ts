import type { BenchmarkPlanInput } from "@/lib/benchmarks/schema";

export const benchmarkKeys = {
  report: (id: string, query = "") => ["benchmarks", "report", id, query] as const,
  samples: (id: string, query: string) => ["benchmarks", "samples", id, query] as const,
  charts: (id: string, arm: number) => ["benchmarks", "charts", id, arm] as const,
  history: (id: string) => ["benchmarks", "history", id] as const,
  plan: (plan: BenchmarkPlanInput) => ["benchmarks", "plan", plan] as const,
};
