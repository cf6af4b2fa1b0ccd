import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  type ActivityFilter,
  activityFilterSchema,
  exportActivitySchema,
  listActivitySchema,
} from "@/lib/audit/schema";
import { audited, exportActivity, listActivity } from "@/lib/audit/service";
import { auditEvents } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { RequestContext } from "@/lib/request/context";
import { testContext } from "@/lib/testing/context";

const everything: ActivityFilter = activityFilterSchema.parse({});
const start = Date.parse("2026-11-22T10:00:00.000Z");

interface Seed {
  subject?: string;
  action?: "profile.create" | "profile.delete";
  code?: string | null;
  isPending?: boolean;
  detail?: Record<string, string>;
}

async function seed(ctx: RequestContext, seeds: Seed[], atOf = (index: number) => new Date(start + index * 1_000)) {
  const { actor, requestId } = ctx;
  const rows = seeds.map(({ subject, action = "profile.create", code = null, isPending, detail = {} }, index) => ({
    id: randomUUID(),
    at: atOf(index),
    actorId: actor.id,
    requestId,
    action,
    subject: subject ?? `p-${index}`,
    status: isPending ? ("pending" as const) : code ? ("failed" as const) : ("succeeded" as const),
    settledAt: isPending ? null : atOf(index),
    errorCode: code,
    awsRequestId: code && `aws-${index}`,
    detail,
  }));
  await ctx.db.insert(auditEvents).values(rows);
}

async function subjects(ctx: RequestContext, filter: Partial<ActivityFilter> = {}) {
  const { events } = await listActivity(ctx, { ...everything, ...filter });
  return events.map(({ subject }) => subject);
}

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const piece of pieces) whole += piece;
  return whole;
}

describe("audited", () => {
  const intent = { action: "profile.create" as const, subject: "search", detail: { source: "arn:x" } };

  it("adds what the answer told to what was asked for", async () => {
    const ctx = await testContext();
    await audited(
      ctx,
      intent,
      async () => "arn:new",
      (profileArn) => ({ profileArn }),
    );
    expect((await listActivity(ctx, everything)).events).toMatchObject([
      { status: "succeeded", detail: { source: "arn:x", profileArn: "arn:new" }, errorCode: null },
    ]);
  });

  it("keeps the reason of a failure with AWS's request ID", async () => {
    const ctx = await testContext();
    const refusal = new AppError("access_denied", "No.", { awsRequestId: "aws-1" });
    await expect(audited(ctx, intent, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect((await listActivity(ctx, everything)).events).toMatchObject([
      { status: "failed", errorCode: "access_denied", awsRequestId: "aws-1", detail: { source: "arn:x" } },
    ]);
  });
});

describe("listActivity", () => {
  it("is empty before anything was changed, for a viewer too", async () => {
    const ctx = await testContext({ role: "viewer" });
    expect(await listActivity(ctx, everything)).toEqual({ events: [], nextCursor: null });
  });

  it("gives every event once over its pages, newest first, within one millisecond too", async () => {
    const ctx = await testContext();
    await seed(
      ctx,
      Array.from({ length: 120 }, () => ({})),
      (index) => new Date(start + Math.floor(index / 40)),
    );
    const seen: string[] = [];
    const times: number[] = [];
    let cursor: string | null = null;
    const sizes: number[] = [];
    do {
      const page = await listActivity(ctx, listActivitySchema.parse(cursor ? { cursor } : {}));
      sizes.push(page.events.length);
      seen.push(...page.events.map(({ id }) => id));
      times.push(...page.events.map(({ at }) => at.getTime()));
      cursor = page.nextCursor;
    } while (cursor);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(120);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it("ends with a full page when nothing follows", async () => {
    const ctx = await testContext();
    await seed(
      ctx,
      Array.from({ length: 50 }, () => ({})),
    );
    expect(await listActivity(ctx, everything)).toMatchObject({ nextCursor: null });
  });

  it("filters by action and by outcome", async () => {
    const ctx = await testContext();
    await seed(ctx, [
      { subject: "made" },
      { subject: "gone", action: "profile.delete" },
      { subject: "refused", code: "access_denied" },
      { subject: "silent", code: "timeout" },
      { subject: "died", isPending: true },
    ]);
    expect(await subjects(ctx)).toEqual(["died", "silent", "refused", "gone", "made"]);
    expect(await subjects(ctx, { action: "profile.delete" })).toEqual(["gone"]);
    expect(await subjects(ctx, { outcome: "succeeded" })).toEqual(["gone", "made"]);
    expect(await subjects(ctx, { outcome: "failed" })).toEqual(["refused"]);
    expect(await subjects(ctx, { outcome: "unknown" })).toEqual(["died", "silent"]);
    expect(await subjects(ctx, { outcome: "succeeded", action: "profile.create" })).toEqual(["made"]);
  });

  it("filters by days, both included, and by profile", async () => {
    const ctx = await testContext();
    const day = 86_400_000;
    await seed(
      ctx,
      [{ subject: "first", detail: { profileArn: "arn:a" } }, { subject: "second" }, { subject: "third" }],
      (index) => new Date(Date.parse("2026-11-20T00:00:00Z") + index * day + (index === 1 ? day - 1 : 0)),
    );
    expect(await subjects(ctx, { from: "2026-11-21" })).toEqual(["third", "second"]);
    expect(await subjects(ctx, { to: "2026-11-21" })).toEqual(["second", "first"]);
    expect(await subjects(ctx, { from: "2026-11-21", to: "2026-11-21" })).toEqual(["second"]);
    expect(await subjects(ctx, { from: "2026-11-22", to: "2026-11-20" })).toEqual([]);
    expect(await subjects(ctx, { profile: "arn:a" })).toEqual(["first"]);
    expect(listActivitySchema.safeParse({ from: "yesterday" }).success).toBe(false);
  });

  it("finds each word in names, ARNs, codes and request IDs, and takes wildcards literally", async () => {
    const ctx = await testContext();
    await seed(ctx, [
      { subject: "search_ranking", detail: { source: "arn:aws:bedrock:::x/amazon.nova" } },
      { subject: "Search Index", detail: { note: 'say "100%"' } },
      { subject: "chat", code: "quota_exceeded" },
    ]);
    expect(await subjects(ctx, { q: "SEARCH" })).toEqual(["Search Index", "search_ranking"]);
    expect(await subjects(ctx, { q: " search  nova " })).toEqual(["search_ranking"]);
    expect(await subjects(ctx, { q: "h_r" })).toEqual(["search_ranking"]);
    expect(await subjects(ctx, { q: "100%" })).toEqual(["Search Index"]);
    expect(await subjects(ctx, { q: '"100' })).toEqual(["Search Index"]);
    expect(await subjects(ctx, { q: "quota" })).toEqual(["chat"]);
    expect(await subjects(ctx, { q: "aws-2" })).toEqual(["chat"]);
    expect(await subjects(ctx, { q: "\\" })).toEqual([]);
    expect(await subjects(ctx, { q: "nothing" })).toEqual([]);
  });

  it("refuses a cursor that is none", () => {
    expect(listActivitySchema.safeParse({ cursor: "yesterday" }).success).toBe(false);
  });
});

describe("exportActivity", () => {
  it("writes every page of what passes the filter, newest first", async () => {
    const ctx = await testContext({ role: "viewer" });
    await seed(
      ctx,
      Array.from({ length: 1_001 }, () => ({})),
    );
    await seed(ctx, [{ subject: "other", action: "profile.delete" }]);
    const input = exportActivitySchema.parse({ format: "json", action: "profile.create" });
    const file = await exportActivity(ctx, input);
    const events: { subject: string; outcome: string; at: string }[] = JSON.parse(await text(file.body));
    expect(events).toHaveLength(1_001);
    expect(events[0]).toMatchObject({ subject: "p-1000", outcome: "succeeded", at: "2026-11-22T10:16:40.000Z" });
    expect(file).toMatchObject({ contentType: "application/json" });
  });

  it("writes a spreadsheet whose cells are no formulas", async () => {
    const ctx = await testContext();
    await seed(ctx, [{ subject: '=HYPERLINK("http://x")', code: "conflict", detail: { source: "a,b" } }]);
    const file = await exportActivity(ctx, exportActivitySchema.parse({ format: "csv" }));
    const [header, line] = (await text(file.body)).split("\r\n");
    expect(header).toBe(
      '"at","actor","action","subject","outcome","errorCode","settledAt","requestId","awsRequestId","detail"',
    );
    expect(line).toContain(`"'=HYPERLINK(""http://x"")","failed","conflict"`);
    expect(line).toContain('"{""source"":""a,b""}"');
    expect(file.fileName).toMatch(/^activity-\d{4}-\d\d-\d\d\.csv$/);
  });

  it("writes valid files when there is nothing", async () => {
    const ctx = await testContext();
    expect(await text((await exportActivity(ctx, { ...everything, format: "json" })).body)).toBe("[]\n");
    expect((await text((await exportActivity(ctx, { ...everything, format: "csv" })).body)).split("\r\n")).toHaveLength(
      2,
    );
  });
});
