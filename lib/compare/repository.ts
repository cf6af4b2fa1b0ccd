import "server-only";
import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/db/client";
import { invocations } from "@/lib/db/schema";

/** Calls started in `[from, to)`, of one base model or of all. */
export interface Window {
  from: Date;
  to: Date;
  modelId: string | null;
}

function within({ from, to, modelId }: Window): SQL | undefined {
  return and(
    gte(invocations.startedAt, from),
    lt(invocations.startedAt, to),
    modelId === null ? undefined : eq(invocations.modelId, modelId),
  );
}

const complete = eq(invocations.status, "complete");
const count = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition})::int`;
const status = (name: (typeof invocations.status.enumValues)[number]) => count(eq(invocations.status, name));
const throttled = eq(invocations.errorCode, "throttled");

/** Percentiles by linear interpolation (type 7) over complete calls; ms. */
const percentiles = (column: typeof invocations.ttftMs | typeof invocations.totalMs) => ({
  n: sql<number>`count(${column}) filter (where ${complete})::int`,
  values: sql<
    (number | null)[] | null
  >`percentile_cont(array[0.5, 0.9, 0.95]) within group (order by ${column}) filter (where ${complete})`,
  min: sql<number | null>`min(${column}) filter (where ${complete})`,
  max: sql<number | null>`max(${column}) filter (where ${complete})`,
});

/** One row per profile and price route, most calls first. Calls still open are not in it. */
export async function summariseProfiles(db: Database, window: Window, longContextAboveTokens: number) {
  const calls = sql<number>`count(*)::int`;
  const ttft = percentiles(invocations.ttftMs);
  const total = percentiles(invocations.totalMs);
  return db
    .select({
      profileArn: invocations.profileArn,
      profileId: invocations.profileId,
      profileName: invocations.profileName,
      profileType: invocations.profileType,
      modelId: invocations.modelId,
      modelName: invocations.modelName,
      route: invocations.route,
      complete: status("complete"),
      incomplete: status("incomplete"),
      failed: count(and(eq(invocations.status, "failed"), sql`${invocations.errorCode} is distinct from 'throttled'`)),
      throttled: count(and(eq(invocations.status, "failed"), throttled)),
      stopped: status("stopped"),
      interrupted: status("interrupted"),
      ttftN: ttft.n,
      ttftValues: ttft.values,
      ttftMin: ttft.min,
      ttftMax: ttft.max,
      totalN: total.n,
      totalValues: total.values,
      totalMin: total.min,
      totalMax: total.max,
      ...tokenSums(longContextAboveTokens),
    })
    .from(invocations)
    .where(and(within(window), sql`${invocations.status} <> 'pending'`))
    .groupBy(
      invocations.profileArn,
      invocations.profileId,
      invocations.profileName,
      invocations.profileType,
      invocations.modelId,
      invocations.modelName,
      invocations.route,
    )
    .orderBy(desc(calls), invocations.profileName);
}

/** Token sums of complete calls, those with a long prompt apart: they can have rates of their own. */
function tokenSums(longAbove: number) {
  const prompt = sql`${invocations.inputTokens} + ${invocations.cacheReadTokens} + ${invocations.cacheWriteTokens}`;
  const sums = (size: SQL) => {
    const sum = (column: AnyPgColumn) =>
      sql<number>`coalesce(sum(${column}) filter (where ${complete} and ${size}), 0)::float8`.mapWith(Number);
    return {
      inputTokens: sum(invocations.inputTokens),
      outputTokens: sum(invocations.outputTokens),
      cacheReadTokens: sum(invocations.cacheReadTokens),
      cacheWriteTokens: sum(invocations.cacheWriteTokens),
    };
  };
  return { short: sums(sql`${prompt} <= ${longAbove}`), long: sums(sql`${prompt} > ${longAbove}`) };
}

/** The newest complete calls, newest first. */
export async function newestComplete(db: Database, window: Window, limit: number) {
  return db
    .select({
      id: invocations.id,
      startedAt: invocations.startedAt,
      profileId: invocations.profileId,
      profileName: invocations.profileName,
      profileType: invocations.profileType,
      modelName: invocations.modelName,
      ttftMs: invocations.ttftMs,
      totalMs: invocations.totalMs,
      inputTokens: invocations.inputTokens,
      outputTokens: invocations.outputTokens,
    })
    .from(invocations)
    .where(and(within(window), complete))
    .orderBy(desc(invocations.startedAt))
    .limit(limit);
}

/** Base models with any call in the range, whatever model is filtered for. */
export async function listModels(db: Database, { from, to }: Window) {
  return db
    .selectDistinct({ modelId: invocations.modelId, modelName: invocations.modelName })
    .from(invocations)
    .where(within({ from, to, modelId: null }))
    .orderBy(invocations.modelName);
}
