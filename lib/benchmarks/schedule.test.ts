import { describe, expect, it } from "vitest";
import { benchmarkHistory } from "@/lib/benchmarks/results";
import { runDueSchedules, scheduleBenchmark, unscheduleBenchmark } from "@/lib/benchmarks/schedule";
import * as schedules from "@/lib/benchmarks/schedule-repository";
import { getBenchmark, listBenchmarks, startBenchmark } from "@/lib/benchmarks/service";
import { benchmarkInput, workThrough } from "@/lib/testing/benchmarks";
import { type TestContext, testContext } from "@/lib/testing/context";

const all = { q: "", status: "all", kind: "all", answer: "all" } as const;
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

async function scheduledRun(ctx: TestContext, usdPerDay: number): Promise<string> {
  const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 6, warmUp: 0 }));
  await workThrough(ctx);
  await scheduleBenchmark(ctx, { id, every: "hour", usdPerDay });
  return id;
}

describe("runDueSchedules", () => {
  it("runs each turn once, however many processes look, and makes up for none it missed", async () => {
    const ctx = await testContext();
    const id = await scheduledRun(ctx, 5);
    await runDueSchedules(ctx, minutes(59));
    expect(await listBenchmarks(ctx, all)).toHaveLength(1);
    await Promise.all([runDueSchedules(ctx, minutes(200)), runDueSchedules(ctx, minutes(200))]);
    const [latest, ...others] = await listBenchmarks(ctx, all);
    expect(others).toHaveLength(1);
    expect(latest?.record.repeatOf).toBe(id);
    await workThrough(ctx);
    expect(await getBenchmark(ctx, { id: latest?.id ?? "" })).toMatchObject({ status: "done" });
    const { schedule } = await benchmarkHistory(ctx, { id });
    expect(Date.parse(schedule?.nextRunAt ?? "")).toBeGreaterThan(minutes(200).getTime());
  });

  it("leaves out a turn that the daily cap does not cover, and says so", async () => {
    const ctx = await testContext();
    const id = await scheduledRun(ctx, 0.5);
    await runDueSchedules(ctx, minutes(61));
    expect(await listBenchmarks(ctx, all)).toHaveLength(1);
    expect((await benchmarkHistory(ctx, { id })).schedule?.note).toContain("of $0.5 a day is used");
  });

  it("refuses more than the organisation allows, and a viewer", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 6 }));
    const refused = scheduleBenchmark(ctx, { id, every: "day", usdPerDay: 6 });
    await expect(refused).rejects.toMatchObject({ fieldErrors: { usdPerDay: expect.stringContaining("$5.00 a day") } });
    const viewer = { ...ctx, actor: { ...ctx.actor, role: "viewer" as const } };
    await expect(scheduleBenchmark(viewer, { id, every: "day", usdPerDay: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(unscheduleBenchmark(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends with the schedule", async () => {
    const ctx = await testContext();
    const id = await scheduledRun(ctx, 5);
    await unscheduleBenchmark(ctx, { id });
    await runDueSchedules(ctx, minutes(61));
    expect(await listBenchmarks(ctx, all)).toHaveLength(1);
    expect(await schedules.findDueSchedules(ctx.db, minutes(61))).toEqual([]);
  });
});
