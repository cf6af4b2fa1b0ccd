import "server-only";
import { and, eq, gte, isNull, lt, min, ne, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/db/client";
import { invocations } from "@/lib/db/schema";
import type { GroupKey } from "@/lib/rollups/group";
import type { Piece } from "@/lib/rollups/periods";

/** Which calls are asked for; an absent value is all of them, a team of null those whose team is not known. */
export interface CallFilter {
  modelId?: string | undefined;
  region?: string | undefined;
  team?: string | null | undefined;
}

type Filtered = Record<"modelId" | "region" | "team", AnyPgColumn>;

/** The rows of a table that a filter lets through. */
export function matching(table: Filtered, { modelId, region, team }: CallFilter): SQL | undefined {
  return and(
    modelId === undefined ? undefined : eq(table.modelId, modelId),
    region === undefined ? undefined : eq(table.region, region),
    team === undefined ? undefined : team === null ? isNull(table.team) : eq(table.team, team),
  );
}

const complete = eq(invocations.status, "complete");
const count = (condition: SQL | undefined) => sql<number>`(count(*) filter (where ${condition}))::int`;
const status = (name: (typeof invocations.status.enumValues)[number]) => count(eq(invocations.status, name));
const isThrottled = and(eq(invocations.status, "failed"), eq(invocations.errorCode, "throttled"));
const isFailed = and(eq(invocations.status, "failed"), sql`${invocations.errorCode} is distinct from 'throttled'`);

const key = {
  profileArn: invocations.profileArn,
  profileId: invocations.profileId,
  profileName: invocations.profileName,
  profileType: invocations.profileType,
  modelId: invocations.modelId,
  modelName: invocations.modelName,
  route: invocations.route,
  region: invocations.region,
  team: invocations.team,
} satisfies Record<keyof GroupKey, AnyPgColumn>;

const counts = {
  complete: status("complete"),
  incomplete: status("incomplete"),
  failed: count(isFailed),
  throttled: count(isThrottled),
  stopped: status("stopped"),
  interrupted: status("interrupted"),
};

/** Token sums of complete calls, those with a long prompt apart: they can have rates of their own. */
function tokenSums(size: SQL) {
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = invocations;
  const sums = [inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens].map(
    (column) => sql`coalesce(sum(${column}) filter (where ${complete} and ${size}), 0)::float8`,
  );
  return sql<number[]>`array[${sql.join(sums, sql`, `)}]`;
}

const latencies = (column: AnyPgColumn) =>
  sql<number[] | null>`array_agg(${column}) filter (where ${complete} and ${column} is not null)`;
const extreme = (name: "min" | "max", column: AnyPgColumn) =>
  sql<number | null>`${sql.raw(name)}(${column}) filter (where ${complete})`;

/** What a group is said to have: counts, sums, and every latency of complete calls. */
function figures(longContextAboveTokens: number) {
  const { inputTokens, cacheReadTokens, cacheWriteTokens } = invocations;
  const prompt = sql`${inputTokens} + ${cacheReadTokens} + ${cacheWriteTokens}`;
  return {
    ...key,
    ...counts,
    shortTokens: tokenSums(sql`${prompt} <= ${longContextAboveTokens}`),
    longTokens: tokenSums(sql`${prompt} > ${longContextAboveTokens}`),
    ttft: latencies(invocations.ttftMs),
    ttftMin: extreme("min", invocations.ttftMs),
    ttftMax: extreme("max", invocations.ttftMs),
    total: latencies(invocations.totalMs),
    totalMin: extreme("min", invocations.totalMs),
    totalMax: extreme("max", invocations.totalMs),
  };
}

function settledWithin(span: { from: Date; to: Date }, filter: CallFilter): SQL | undefined {
  return and(within(span), matching(invocations, filter), ne(invocations.status, "pending"));
}

export type Span = Pick<Piece, "from" | "to">;

/** Settled calls started in `[from, to)` by group. */
export async function groupCalls(db: Database, span: Span, filter: CallFilter, longContextAboveTokens: number) {
  return db
    .select(figures(longContextAboveTokens))
    .from(invocations)
    .where(settledWithin(span, filter))
    .groupBy(...Object.values(key));
}

/** The same by hour too, `startedAt` being the hour's start. */
export async function groupCallsByHour(db: Database, span: Span, longContextAboveTokens: number) {
  const startedAt = sql<Date>`date_trunc('hour', ${invocations.startedAt}, 'UTC')`.mapWith(invocations.startedAt);
  return db
    .select({ startedAt, ...figures(longContextAboveTokens) })
    .from(invocations)
    .where(settledWithin(span, {}))
    .groupBy(sql`1`, ...Object.values(key))
    .orderBy(sql`1`);
}

/** Calls started in `[from, to)`. */
export function within({ from, to }: { from: Date; to: Date }): SQL | undefined {
  return and(gte(invocations.startedAt, from), lt(invocations.startedAt, to));
}

/** The number of settled and open calls started in `[from, to)`, counted no further than `limit`. */
export async function countUpTo(db: Database, { from, to }: { from: Date; to: Date }, limit: number): Promise<number> {
  const some = db
    .select({ one: sql`1`.as("one") })
    .from(invocations)
    .where(within({ from, to }))
    .limit(limit)
    .as("some");
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(some);
  return row?.n ?? 0;
}

/** When the first call that is still open and started in `[from, to)` started; null where there is none. */
export async function firstOpenCallAt(db: Database, from: Date, to: Date): Promise<Date | null> {
  const open = and(within({ from, to }), eq(invocations.status, "pending"));
  const [row] = await db
    .select({ at: min(invocations.startedAt) })
    .from(invocations)
    .where(open);
  return row?.at ?? null;
}

/** When the first call at or after a moment started; null where there is none. */
export async function firstCallAt(db: Database, from: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(invocations.startedAt) })
    .from(invocations)
    .where(gte(invocations.startedAt, from));
  return row?.at ?? null;
}
