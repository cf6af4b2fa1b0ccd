import { count, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/database";
import { auditEvents } from "@/lib/db/schema";
import { testDatabase } from "@/lib/testing/database";

const at = new Date("2026-11-22T10:11:12.345Z");
const row = (id: string) =>
  ({
    id,
    at,
    actorId: "me",
    action: "profile.create",
    subject: "x",
    status: "pending",
    requestId: "r",
    detail: { a: "b" },
  }) as const;

const rows = async (db: Database) => (await db.select({ n: count() }).from(auditEvents))[0]?.n;

describe("testDatabase", () => {
  it("keeps times and documents as they were written", async () => {
    const db = await testDatabase();
    await db.insert(auditEvents).values(row("1"));
    expect(await db.select().from(auditEvents)).toMatchObject([{ at, detail: { a: "b" }, settledAt: null }]);
  });

  it("is empty at each call", async () => {
    const db = await testDatabase();
    await db.insert(auditEvents).values(row("1"));
    expect(await rows(await testDatabase())).toBe(0);
  });

  it("leaves nothing of a transaction that failed, and says which rule was broken", async () => {
    const db = await testDatabase();
    const twice = db.transaction(async (tx) => {
      await tx.insert(auditEvents).values(row("1"));
      await tx.insert(auditEvents).values(row("1"));
    });
    await expect(twice).rejects.toMatchObject({ cause: { code: "23505", constraint: "audit_events_pkey" } });
    expect(await rows(db)).toBe(0);
  });

  it("gives raw results as rows", async () => {
    const db = await testDatabase();
    const result = await db.execute<{ p: number }>(
      sql`select percentile_cont(0.5) within group (order by x) as p from unnest(array[1.0, 2.0]::float8[]) as x`,
    );
    expect(result.rows).toEqual([{ p: 1.5 }]);
  });
});
