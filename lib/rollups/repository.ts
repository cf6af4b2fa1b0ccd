import "server-only";
import { and, asc, eq, gte, inArray, lt, max, ne, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/db/client";
import { invocations, rollupOpenCalls, rollupProgress, rollups } from "@/lib/db/schema";
import { type CallFilter, matching, type Span, within } from "@/lib/rollups/call-repository";
import type { CallGroup, GroupKey } from "@/lib/rollups/group";
import type { Level, Piece } from "@/lib/rollups/periods";

const rolledKey = {
  profileArn: rollups.profileArn,
  profileId: rollups.profileId,
  profileName: rollups.profileName,
  profileType: rollups.profileType,
  modelId: rollups.modelId,
  modelName: rollups.modelName,
  route: rollups.route,
  region: rollups.region,
  team: rollups.team,
} satisfies Record<keyof GroupKey, AnyPgColumn>;

const added = (column: AnyPgColumn) => sql<number>`sum(${column})::int`;
const addedByKind = (column: AnyPgColumn) =>
  sql<number[]>`array[${sql.join(
    [1, 2, 3, 4].map((kind) => sql`sum(${column}[${sql.raw(String(kind))}])`),
    sql`, `,
  )}]`;
const least = (column: AnyPgColumn) => sql<number | null>`min(${column})`;
const most = (column: AnyPgColumn) => sql<number | null>`max(${column})`;
/** All sketches of a group as one text: a value for each period and group takes a driver far longer than the database. */
const gathered = (column: AnyPgColumn) =>
  sql`encode(string_agg(int4send(length(${column})) || ${column}, ''), 'base64')`.mapWith(splitSketches);

function splitSketches(base64: string): Uint8Array[] {
  const bytes = Buffer.from(base64, "base64");
  const sketches: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at + 4;
    at = start + bytes.readInt32BE(at);
    sketches.push(bytes.subarray(start, at));
  }
  return sketches;
}

/** The sums of rolled-up groups over these pieces, with every sketch; of a name that changed the newest comes last. */
export async function sumRollups(
  db: Database,
  pieces: readonly Piece[],
  filter: CallFilter,
): Promise<CallGroup<Uint8Array>[]> {
  const spans = spansOf(pieces);
  if (!spans) return [];
  return db
    .select({
      ...rolledKey,
      complete: added(rollups.complete),
      incomplete: added(rollups.incomplete),
      failed: added(rollups.failed),
      throttled: added(rollups.throttled),
      stopped: added(rollups.stopped),
      interrupted: added(rollups.interrupted),
      shortTokens: addedByKind(rollups.shortTokens),
      longTokens: addedByKind(rollups.longTokens),
      ttft: gathered(rollups.ttft),
      ttftMin: least(rollups.ttftMin),
      ttftMax: most(rollups.ttftMax),
      total: gathered(rollups.total),
      totalMin: least(rollups.totalMin),
      totalMax: most(rollups.totalMax),
    })
    .from(rollups)
    .where(and(spans, matching(rollups, filter)))
    .groupBy(...Object.values(rolledKey))
    .orderBy(max(rollups.startedAt));
}

/** Sketches of totals by period and kind of profile, of one level, oldest first. */
export async function readTotals(db: Database, piece: Piece, filter: CallFilter) {
  const { startedAt, profileType, total } = rollups;
  return db
    .select({ startedAt, profileType, total: gathered(total) })
    .from(rollups)
    .where(and(spansOf([piece]), matching(rollups, filter)))
    .groupBy(startedAt, profileType)
    .orderBy(asc(startedAt));
}

function spansOf(pieces: readonly Piece[]): SQL | undefined {
  const spans = pieces.flatMap(({ from, to, source }) =>
    source === "calls" ? [] : [and(eq(rollups.level, source), gte(rollups.startedAt, from), lt(rollups.startedAt, to))],
  );
  return spans.length === 0 ? undefined : or(...spans);
}

const facet = { modelId: true, modelName: true, region: true, team: true } as const;
export type Facet = Pick<GroupKey, keyof typeof facet>;

/** Models, Regions and teams that occur in these pieces, whatever is filtered for. */
export async function listFacets(db: Database, pieces: readonly Piece[]): Promise<Facet[]> {
  const spans = spansOf(pieces);
  const { modelId, modelName, region, team } = rollups;
  const rolled = spans ? await db.selectDistinct({ modelId, modelName, region, team }).from(rollups).where(spans) : [];
  const raw = pieces.filter(({ source }) => source === "calls").map(within);
  if (raw.length === 0) return rolled;
  const { modelId: m, modelName: n, region: r, team: t } = invocations;
  const calls = await db
    .selectDistinct({ modelId: m, modelName: n, region: r, team: t })
    .from(invocations)
    .where(or(...raw));
  return [...rolled, ...calls];
}

type RollupRow = typeof rollups.$inferInsert;

/** Up to when each level is rolled up. */
export async function readProgress(db: Database): Promise<Record<Level, Date | null>> {
  const rows = await db.select().from(rollupProgress);
  const of = (level: Level) => rows.find((row) => row.level === level)?.until ?? null;
  return { hour: of("hour"), day: of("day"), month: of("month") };
}

/** Locks the progress of all levels until the transaction ends: whoever else would go on waits. */
export async function lockProgress(tx: Database, start: Record<Level, Date>): Promise<Record<Level, Date>> {
  const rows = Object.entries(start).map(([level, until]) => ({ level: level as Level, until }));
  await tx.insert(rollupProgress).values(rows).onConflictDoNothing();
  const locked = await tx.select().from(rollupProgress).orderBy(rollupProgress.level).for("update");
  const of = (level: Level) => locked.find((row) => row.level === level)?.until ?? start[level];
  return { hour: of("hour"), day: of("day"), month: of("month") };
}

export async function saveProgress(tx: Database, level: Level, until: Date): Promise<void> {
  await tx.update(rollupProgress).set({ until }).where(eq(rollupProgress.level, level));
}

/** Puts these rows in the place of whatever the periods of a level in `[from, to)` hold. */
export async function replaceRollups(
  tx: Database,
  { level, from, to }: { level: Level; from: Date; to: Date },
  rows: RollupRow[],
): Promise<void> {
  await tx.delete(rollups).where(spansOf([{ source: level, from, to }]));
  // A statement holds 65,535 values at most.
  for (let at = 0; at < rows.length; at += 1_000) await tx.insert(rollups).values(rows.slice(at, at + 1_000));
}

/** Notes the calls started in `[from, to)` that are open. To be done before their hours are read: one that settles in between is in both. */
export async function noteOpenCalls(tx: Database, span: Span): Promise<void> {
  const open = tx
    .select({ invocationId: invocations.id })
    .from(invocations)
    .where(and(within(span), eq(invocations.status, "pending")));
  await tx.insert(rollupOpenCalls).select(open).onConflictDoNothing();
}

/** When those of the noted calls started that have settled since; they are noted no more. */
export async function takeSettledCalls(tx: Database): Promise<Date[]> {
  const noted = tx.select({ id: rollupOpenCalls.invocationId }).from(rollupOpenCalls);
  const settled = await tx
    .select({ id: invocations.id, startedAt: invocations.startedAt })
    .from(invocations)
    .where(and(inArray(invocations.id, noted), ne(invocations.status, "pending")));
  for (const { id } of settled) await tx.delete(rollupOpenCalls).where(eq(rollupOpenCalls.invocationId, id));
  return settled.map(({ startedAt }) => startedAt);
}

/** Forgets all that is rolled up; it is made again from the calls. */
export async function clearRollups(tx: Database): Promise<void> {
  await tx.delete(rollups);
  await tx.delete(rollupOpenCalls);
  await tx.delete(rollupProgress).where(inArray(rollupProgress.level, ["hour", "day", "month"]));
}
