import { asc } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/client";
import { rollups } from "@/lib/db/schema";
import { insertPending, settle } from "@/lib/invocations/repository";
import { rebuildRollups, rollUp, summariseCalls, trendOfCalls } from "@/lib/rollups/service";
import { intent, settlement } from "@/lib/testing/call-rows";
import { insertCalls } from "@/lib/testing/calls";
import { testDatabase } from "@/lib/testing/database";

const now = new Date("2026-11-03T14:30:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const read = (db: Database) =>
  db
    .select()
    .from(rollups)
    .orderBy(asc(rollups.level), asc(rollups.startedAt), asc(rollups.profileArn), asc(rollups.team));

describe("many calls", () => {
  let db: Database;
  const window = { from: hours(-6 * 24), to: now };

  beforeAll(async () => {
    db = await testDatabase();
    await db.execute(insertCalls(24_000, 6, now));
  });

  it("are summarised from the calls before, and from sketches within 1 % after they are rolled up", async () => {
    const before = await summariseCalls(db, window, {});
    await rollUp(db, now);
    const after = await summariseCalls(db, window, {});
    expect(new Set((await read(db)).map(({ level }) => level))).toEqual(new Set(["hour", "day", "month"]));
    expect(after.profiles).toHaveLength(50);
    for (const profile of after.profiles) {
      const same = before.profiles.find(({ profileArn }) => profileArn === profile.profileArn);
      expect({ ...profile, ttft: null, total: null }).toEqual({ ...same, ttft: null, total: null });
      expect(profile.total).toMatchObject({ n: same?.total.n, min: same?.total.min, max: same?.total.max });
      expect((profile.total.values?.[0] ?? 0) / (same?.total.values?.[0] ?? 0)).toBeCloseTo(1, 2);
    }
  });

  it("are the same after another run, and after a rebuild", async () => {
    const rows = await read(db);
    await Promise.all([rollUp(db, now), rollUp(db, now)]);
    expect(await read(db)).toEqual(rows);
    await rebuildRollups(db, now);
    expect(await read(db)).toEqual(rows);
  });

  it("are filtered, and their medians follow the days", async () => {
    const { profiles, facets } = await summariseCalls(db, window, {
      region: "eu-west-1",
      modelId: "amazon.nova-pro-v1:0",
    });
    expect(new Set(profiles.map(({ region, modelId }) => `${region} ${modelId}`))).toEqual(
      new Set(["eu-west-1 amazon.nova-pro-v1:0"]),
    );
    expect(new Set(facets.map(({ region }) => region))).toEqual(new Set(["us-east-1", "eu-west-1"]));
    const trend = await trendOfCalls(db, window, {}, "day");
    expect(trend).toHaveLength(12);
    expect(trend.every(({ medianMs, n }) => medianMs > 800 && medianMs < 1_250 && n > 0)).toBe(true);
  });
});

describe("few calls", () => {
  async function store(db: Database, id: string, startedAt: Date, totalMs: number | null) {
    await insertPending(db, { ...intent, id, startedAt });
    if (totalMs !== null) await settle(db, id, { ...settlement, totalMs });
  }

  it("are read one by one, the hour under way among them", async () => {
    const db = await testDatabase();
    for (const [index, ms] of [100, 200, 400].entries()) await store(db, `old${index}`, hours(-5), ms);
    await store(db, "new", hours(-0.1), 300);
    await rollUp(db, now);
    const { isExact, profiles } = await summariseCalls(db, { from: hours(-24), to: now }, {});
    expect(isExact).toBe(true);
    expect(profiles[0]?.total).toMatchObject({ n: 4, values: [250, expect.any(Number), expect.any(Number)] });
  });

  it("wait for a call that is still open, and for an hour's end", async () => {
    const db = await testDatabase();
    await store(db, "done", hours(-3), 100);
    await store(db, "open", hours(-3), null);
    await rollUp(db, now);
    expect(await read(db)).toEqual([]);
    await settle(db, "open", { ...settlement, totalMs: 200 });
    await rollUp(db, now);
    expect(await read(db)).toMatchObject([{ level: "hour", complete: 2 }]);
  });

  it("are added to their hour, day and month when they settle after these were rolled up", async () => {
    const db = await testDatabase();
    const begin = hours(-70 * 24);
    const sealed = async () => (await read(db)).filter(({ startedAt }) => startedAt <= begin);
    const all = (figures: object) => ["day", "hour", "month"].map((level) => ({ level, ...figures }));
    await store(db, "done", begin, 100);
    await store(db, "open", begin, null);
    await store(db, "new", hours(-3), 100);
    await rollUp(db, now);
    expect(await sealed()).toMatchObject(all({ complete: 1 }));
    await settle(db, "open", { ...settlement, totalMs: 200 });
    await rollUp(db, now);
    const rows = await read(db);
    expect(await sealed()).toMatchObject(all({ complete: 2, totalMax: 200 }));
    await rollUp(db, now);
    expect(await read(db)).toEqual(rows);
    await rebuildRollups(db, now);
    expect(await read(db)).toEqual(rows);
  });

  it("keep the newest name of a profile when their hours become a day", async () => {
    const db = await testDatabase();
    for (const [index, profileName] of ["first", "second", "last"].entries()) {
      const id = `call${index}`;
      await insertPending(db, { ...intent, id, profileName, startedAt: hours(index - 36) });
      await settle(db, id, { ...settlement, totalMs: 100 * (index + 1) });
    }
    await store(db, "the next day", hours(-3), 100);
    await rollUp(db, now);
    const days = (await read(db)).filter(({ level }) => level === "day");
    expect(days).toMatchObject([{ profileName: "last", complete: 3, totalMin: 100, totalMax: 300 }]);
  });

  it("are left where they were by a run that is ended before it began", async () => {
    const db = await testDatabase();
    await store(db, "done", hours(-3), 100);
    await rollUp(db, now, AbortSignal.abort());
    expect(await read(db)).toEqual([]);
  });
});
