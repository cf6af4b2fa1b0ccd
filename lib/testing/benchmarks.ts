import { randomUUID } from "node:crypto";
import { isLoadReport, type LoadReport } from "@/lib/benchmarks/load-report";
import type { BenchmarkReport } from "@/lib/benchmarks/report";
import { defaultLoad, defaultPlan, type LoadPlanInput, type PairPlanInput } from "@/lib/benchmarks/schema";
import { getBenchmark } from "@/lib/benchmarks/service";
import { runBlock } from "@/lib/benchmarks/worker";
import { systemProfileId } from "@/lib/testing/builders";
import type { TestContext } from "@/lib/testing/context";

interface Start {
  id: string;
  confirmed: boolean;
}

export function benchmarkInput(change: Partial<PairPlanInput & Start> = {}): PairPlanInput & Start {
  return {
    ...defaultPlan,
    id: randomUUID(),
    profileIds: [systemProfileId, systemProfileId],
    pairs: 12,
    warmUp: 1,
    maxTokens: 32,
    confirmed: false,
    ...change,
  };
}

/** A load run of one arm: 20 starts in a second. */
export function loadInput(change: Partial<LoadPlanInput & Start> = {}): LoadPlanInput & Start {
  const { name, workload, timeoutMs, cacheBusting, costCapUsd } = defaultPlan;
  return {
    ...defaultLoad,
    ...{ name, workload, timeoutMs, cacheBusting, costCapUsd },
    mode: "load",
    id: randomUUID(),
    profileIds: [systemProfileId],
    ratePerSecond: 20,
    durationMs: 1_000,
    warmUp: 1,
    maxTokens: 32,
    confirmed: false,
    ...change,
  };
}

/** The report of a run in pairs. */
export async function pairsReport(ctx: TestContext, id: string): Promise<BenchmarkReport> {
  const report = await getBenchmark(ctx, { id });
  if (isLoadReport(report)) throw new Error("not a run in pairs");
  return report;
}

/** The report of a load run. */
export async function loadReport(ctx: TestContext, id: string): Promise<LoadReport> {
  const report = await getBenchmark(ctx, { id });
  if (!isLoadReport(report)) throw new Error("not a load run");
  return report;
}

/** Does the jobs that were sent, one after the other, as the queue would, until none is left. */
export async function workThrough(ctx: TestContext): Promise<void> {
  for (let job = ctx.sent.shift(); job; job = ctx.sent.shift()) {
    await runBlock(ctx, { benchmarkId: job.key }, new AbortController().signal);
  }
}
