import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listActivitySchema } from "@/lib/audit/schema";
import { listActivity } from "@/lib/audit/service";
import { listSamples } from "@/lib/benchmarks/results";
import { getBenchmark, repeatBenchmark, startBenchmark } from "@/lib/benchmarks/service";
import { runBlock } from "@/lib/benchmarks/worker";
import { benchmarkSamples, benchmarks } from "@/lib/db/benchmark-schema";
import { benchmarkInput, pairsReport, workThrough } from "@/lib/testing/benchmarks";
import { testContext } from "@/lib/testing/context";

const never = new AbortController().signal;

describe("runBlock", () => {
  it("says why a run stands still while the disk is full, and goes on when there is room", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 10, warmUp: 0 }));
    await runBlock(ctx, { benchmarkId: id }, never);
    await ctx.db.execute(
      sql.raw(`create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`),
    );
    await ctx.db.execute(
      sql.raw("create trigger full_disk before insert on benchmark_samples execute function full_disk()"),
    );
    await expect(runBlock(ctx, { benchmarkId: id }, never)).rejects.toThrow();
    expect(await getBenchmark(ctx, { id })).toMatchObject({
      status: "running",
      pausedBy: expect.stringMatching(/disk .* is full: make room on it\. .* go on by themselves/),
      progress: { pairsDone: 8 },
    });

    await ctx.db.execute(sql.raw("drop trigger full_disk on benchmark_samples"));
    await workThrough(ctx);
    expect(await getBenchmark(ctx, { id })).toMatchObject({
      status: "done",
      pausedBy: null,
      progress: { pairsDone: 10 },
    });
    expect((await ctx.ledger()).calls).toHaveLength(20);
  });

  it("notes in the activity log that the verdict of a schedule has changed", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 6, warmUp: 0 }));
    await workThrough(ctx);
    // No six pairs are enough for this answer, so that the second run gives another one.
    const other = "equivalent";
    await ctx.db.update(benchmarks).set({ answer: other });
    const { id: again } = await repeatBenchmark(ctx, { id, newId: crypto.randomUUID(), confirmed: true });
    await ctx.db.update(benchmarks).set({ scheduleId: "hourly" });
    await workThrough(ctx);

    const report = await getBenchmark(ctx, { id: again });
    expect(report.changedFrom).toBe(other);
    const { events } = await listActivity(ctx, listActivitySchema.parse({ action: "benchmark.verdict" }));
    expect(events).toMatchObject([{ subject: report.name, detail: { benchmarkId: again, from: other } }]);
  });
});

describe("getBenchmark", () => {
  it("keeps what it said when the run ended, and masks account IDs on request", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 6, warmUp: 0 }));
    await workThrough(ctx);
    const frozen = await getBenchmark(ctx, { id, frozen: true });
    expect(frozen).toEqual(await getBenchmark(ctx, { id }));
    await ctx.db.delete(benchmarkSamples);
    expect(await getBenchmark(ctx, { id, frozen: true })).toEqual(frozen);
    expect((await pairsReport(ctx, id)).progress.pairsDone).toBe(0);

    expect(JSON.stringify(frozen)).toContain(":000000000000:");
    const masked = await getBenchmark(ctx, { id, frozen: true, mask: true });
    expect(JSON.stringify(masked)).not.toContain(":000000000000:");
    expect(masked).toMatchObject({ id, arms: [{ profileArn: expect.stringContaining(":************:") }, {}] });
    expect((await listSamples(ctx, { id, page: 0, mask: true })).total).toBe(0);
  });

  it("computes a report once however many pages ask for it", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 6, warmUp: 0 }));
    await workThrough(ctx);
    const [first, second] = await Promise.all([getBenchmark(ctx, { id }), getBenchmark(ctx, { id })]);
    expect(second).toBe(first);
  });
});
