import "server-only";
import { and, desc, eq, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/db/client";
import { invocations } from "@/lib/db/schema";
import type { CallEntry } from "@/lib/usage/schema";

/** Calls of one profile started in `[from, to)`. */
export interface UsageWindow {
  profileArn: string;
  from: Date;
  to: Date;
}

function within({ profileArn, from, to }: UsageWindow): SQL | undefined {
  return and(
    eq(invocations.profileArn, profileArn),
    gte(invocations.startedAt, from),
    lt(invocations.startedAt, to),
    ne(invocations.status, "pending"),
  );
}

const complete = eq(invocations.status, "complete");
const count = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition})::int`;
const ended = (status: (typeof invocations.status.enumValues)[number]) => count(eq(invocations.status, status));
const isThrottled = eq(invocations.errorCode, "throttled");

const outcomes = {
  complete: ended("complete"),
  failed: count(and(eq(invocations.status, "failed"), sql`${invocations.errorCode} is distinct from 'throttled'`)),
  throttled: count(and(eq(invocations.status, "failed"), isThrottled)),
  incomplete: ended("incomplete"),
  stopped: ended("stopped"),
  interrupted: ended("interrupted"),
};

/** Sums over complete calls that meet the condition. */
function tokenSums(condition: SQL) {
  const sum = (column: AnyPgColumn) =>
    sql<number>`coalesce(sum(${column}) filter (where ${complete} and ${condition}), 0)::float8`.mapWith(Number);
  return {
    inputTokens: sum(invocations.inputTokens),
    outputTokens: sum(invocations.outputTokens),
    cacheReadTokens: sum(invocations.cacheReadTokens),
    cacheWriteTokens: sum(invocations.cacheWriteTokens),
  };
}

/** p50 and p95 by linear interpolation (type 7) over complete calls; ms. */
function percentiles(column: typeof invocations.ttftMs | typeof invocations.totalMs) {
  return {
    n: sql<number>`count(${column}) filter (where ${complete})::int`,
    values: sql<
      (number | null)[] | null
    >`percentile_cont(array[0.5, 0.95]) within group (order by ${column}) filter (where ${complete})`,
  };
}

/** One row for the whole window, also without a call. */
export async function summariseCalls(db: Database, window: UsageWindow) {
  const ttft = percentiles(invocations.ttftMs);
  const total = percentiles(invocations.totalMs);
  const [row] = await db
    .select({
      calls: sql<number>`count(*)::int`,
      ...outcomes,
      ttftN: ttft.n,
      ttftValues: ttft.values,
      totalN: total.n,
      totalValues: total.values,
    })
    .from(invocations)
    .where(within(window));
  if (!row) throw new Error("an aggregate without groups has one row");
  return row;
}

/** Token sums by what prices them: base model, route, and whether the prompt was long. */
export async function sumTokensByPrice(db: Database, window: UsageWindow, longAbove: number) {
  const prompt = sql`${invocations.inputTokens} + ${invocations.cacheReadTokens} + ${invocations.cacheWriteTokens}`;
  return db
    .select({
      modelId: invocations.modelId,
      route: invocations.route,
      short: tokenSums(sql`${prompt} <= ${longAbove}`),
      long: tokenSums(sql`${prompt} > ${longAbove}`),
    })
    .from(invocations)
    .where(and(within(window), complete))
    .groupBy(invocations.modelId, invocations.route);
}

/** Outcomes and tokens by bucket, only those with a call. `start` is in milliseconds since the epoch. */
export async function summariseBuckets(db: Database, window: UsageWindow, bucketMs: number) {
  const start = sql<number>`(floor(extract(epoch from ${invocations.startedAt}) * 1000 / ${bucketMs}::float8) * ${bucketMs}::float8)::float8`;
  return db
    .select({ start: start.mapWith(Number), outcomes, tokens: tokenSums(sql`true`) })
    .from(invocations)
    .where(within(window))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}

/** The newest complete calls, newest first. */
export async function newestComplete(db: Database, window: UsageWindow, limit: number) {
  const { id, startedAt, ttftMs, totalMs } = invocations;
  return db
    .select({ id, startedAt, ttftMs, totalMs })
    .from(invocations)
    .where(and(within(window), complete))
    .orderBy(desc(startedAt))
    .limit(limit);
}

/** At most `limit` calls of a profile that come after the cursor, newest first, running ones as well. */
export async function findCalls(
  db: Database,
  profileArn: string,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<CallEntry[]> {
  const { id, startedAt, actorId, origin, status, errorCode, stopReason } = invocations;
  const { ttftMs, totalMs, inputTokens, outputTokens } = invocations;
  return db
    .select({
      ...{ id, startedAt, actorId, origin, status, errorCode, stopReason },
      ...{ ttftMs, totalMs, inputTokens, outputTokens },
    })
    .from(invocations)
    .where(
      and(
        eq(invocations.profileArn, profileArn),
        after ? sql`(${startedAt}, ${id}) < (${after.at}::timestamptz, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(startedAt), desc(id))
    .limit(limit);
}
