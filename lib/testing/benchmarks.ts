import { randomUUID } from "node:crypto";
import { defaultPlan, type StartBenchmarkInput } from "@/lib/benchmarks/schema";
import { runBlock } from "@/lib/benchmarks/worker";
import { systemProfileId } from "@/lib/testing/builders";
import type { TestContext } from "@/lib/testing/context";

export function benchmarkInput(change: Partial<StartBenchmarkInput> = {}): StartBenchmarkInput {
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

/** Does the jobs that were sent, one after the other, as the queue would, until none is left. */
export async function workThrough(ctx: TestContext): Promise<void> {
  for (let job = ctx.sent.shift(); job; job = ctx.sent.shift()) {
    await runBlock(ctx, { benchmarkId: job.key }, new AbortController().signal);
  }
}
