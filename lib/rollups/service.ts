import "server-only";
import type { Database } from "@/lib/db/client";
import { longContextAboveTokens } from "@/lib/pricing/price-list";
import { exactFigures, type LatencyFigures, sketchedFigures } from "@/lib/rollups/figures";
import {
  type CallCounts,
  type CallGroup,
  countNames,
  type GroupKey,
  gatherGroups,
  profileGroupId,
} from "@/lib/rollups/group";
import { below, endOf, type Piece, piecesOf, startOf } from "@/lib/rollups/periods";
import * as repository from "@/lib/rollups/repository";
import { encode, encodeSketch, mergeSketches, sketchPercentile } from "@/lib/rollups/sketch";

/** An hour is rolled up this long after its end: calls whose answer came late have settled, and their team is known. */
const settleMs = 5 * 60_000;
/** An hour is not waited for longer than this because of a call that nobody settles. */
const patienceMs = 24 * 3_600_000;
/** Calls of this much time in one transaction: what a crash undoes, and for how long others wait. */
const stepMs = 6 * 3_600_000;

/**
 * Rolls up every hour that is over and settled, then the days and months that are whole. Each step is one transaction that
 * moves the progress with the rows: killed at any point, the next run goes on there. Run by one process at a time; others
 * wait at the progress rows. Calls are only read.
 *
 * @param signal ends it between two steps
 */
export async function rollUp(db: Database, now: Date, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await step(db, now)));
}

/** Forgets what is rolled up and makes it again: the same rows, as long as the calls are kept. */
export async function rebuildRollups(db: Database, now: Date): Promise<void> {
  await db.transaction((tx) => repository.clearRollups(tx));
  await rollUp(db, now);
}

/** @returns whether there may be more to do */
async function step(db: Database, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const first = await repository.firstCallAt(tx, new Date(0));
    if (first === null) return false;
    const start = { hour: startOf("hour", first), day: startOf("day", first), month: startOf("month", first) };
    const until = await repository.lockProgress(tx, start);
    const hour = await rollUpHours(tx, until.hour, now);
    await repository.saveProgress(tx, "hour", hour);
    const day = await rollUpFrom(tx, "day", until.day, hour);
    const month = await rollUpFrom(tx, "month", until.month, day);
    return hour > until.hour || day > until.day || month > until.month;
  });
}

/** @returns up to when hours are rolled up now */
async function rollUpHours(tx: Database, until: Date, now: Date): Promise<Date> {
  const next = await repository.firstCallAt(tx, until);
  if (next === null) return until;
  const from = startOf("hour", next);
  const to = earlierOf(new Date(from.getTime() + stepMs), startOf("hour", new Date(now.getTime() - settleMs)));
  const open = await repository.firstOpenCallAt(tx, laterOf(from, new Date(now.getTime() - patienceMs)), to);
  const end = open === null ? to : startOf("hour", open);
  if (end <= from) return laterOf(until, from);
  const groups = await repository.groupCallsByHour(tx, { from, to: end }, longContextAboveTokens);
  const rows = groups.map((group) => ({
    ...group,
    level: "hour" as const,
    ttft: encodeSketch(group.ttft ?? []),
    total: encodeSketch(group.total ?? []),
  }));
  await repository.insertRollups(tx, rows);
  return end;
}

/** Makes the whole periods of a level from those below it. */
async function rollUpFrom(tx: Database, level: keyof typeof below, from: Date, doneBelow: Date): Promise<Date> {
  let until = from;
  for (let end = endOf(level, until); end <= doneBelow; end = endOf(level, until)) {
    const piece = { from: until, to: end, source: below[level] };
    const groups = gatherGroups((await repository.readRollups(tx, [piece], {})).map(toGroup));
    const rows = groups.map((group) => ({ ...group, level, startedAt: piece.from, ...merged(group) }));
    await repository.insertRollups(tx, rows);
    until = end;
  }
  await repository.saveProgress(tx, level, until);
  return until;
}

function merged({ ttft, total }: CallGroup<Uint8Array>) {
  return { ttft: encode(mergeSketches(ttft)), total: encode(mergeSketches(total)) };
}

function earlierOf(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function toGroup({ level: _, startedAt: __, ...row }: repository.Rollup): CallGroup<Uint8Array> {
  return { ...row, ttft: [row.ttft], total: [row.total] };
}

/** Up to this many calls are read one by one: their percentiles are exact and no slower. */
const fewCalls = 20_000;

export interface ProfileFigures extends GroupKey, CallCounts {
  /** In, out, cache read, cache write. */
  shortTokens: number[];
  longTokens: number[];
  ttft: LatencyFigures;
  total: LatencyFigures;
}

export interface CallSummary {
  /** False where percentiles come from sketches: they are within 1 %. */
  isExact: boolean;
  /** One per profile, model, route and Region. */
  profiles: ProfileFigures[];
  /** The same calls, by team too, for what is counted per team. */
  teams: (GroupKey & CallCounts & Pick<CallGroup<number>, "shortTokens" | "longTokens">)[];
  /** Models, Regions and teams with calls in the time, whatever is filtered for. */
  facets: repository.Facet[];
}

/** What came of the calls started in `[from, to)`: from the calls themselves where they are few, else from rolled-up periods. */
export async function summariseCalls(
  db: Database,
  window: { from: Date; to: Date },
  filter: repository.CallFilter,
): Promise<CallSummary> {
  const pieces = piecesOf(window.from, window.to, await repository.readProgress(db));
  const isExact = (await repository.countUpTo(db, window, fewCalls + 1)) <= fewCalls;
  if (isExact) {
    const whole: Piece = { ...window, source: "calls" };
    const facets = await repository.listFacets(db, [whole]);
    return { isExact, facets, ...summaryOf(await exactGroups(db, whole, filter), exactFigures) };
  }
  const raw = pieces.filter(({ source }) => source === "calls");
  const [rolled, facets, ...fromCalls] = await Promise.all([
    repository.readRollups(db, pieces, filter),
    repository.listFacets(db, pieces),
    ...raw.map((piece) => exactGroups(db, piece, filter)),
  ]);
  const groups = [...rolled.map(toGroup), ...fromCalls.flat().map(sketched)];
  return { isExact, facets, ...summaryOf(groups, sketchedFigures) };
}

/**
 * Medians of complete calls per kind of profile and hour or day, of whole periods that are rolled up; a period without a call
 * is not in it.
 */
export async function trendOfCalls(
  db: Database,
  { from, to }: { from: Date; to: Date },
  filter: repository.CallFilter,
  step: "hour" | "day",
) {
  const rows = await repository.readTotals(db, { from: startOf(step, from), to, source: step }, filter);
  const byPeriod = Map.groupBy(rows, ({ startedAt, profileType }) => `${startedAt.getTime()} ${profileType}`);
  return [...byPeriod.values()].flatMap((group) => {
    const [first] = group;
    const sketch = mergeSketches(group.map(({ total }) => total));
    const medianMs = sketchPercentile(sketch, 0.5);
    if (!first || medianMs === null) return [];
    return [{ at: first.startedAt, profileType: first.profileType, n: sketch.count, medianMs }];
  });
}

async function exactGroups(db: Database, piece: Piece, filter: repository.CallFilter): Promise<CallGroup<number>[]> {
  const groups = await repository.groupCalls(db, piece, filter, longContextAboveTokens);
  return groups.map((group) => ({ ...group, ttft: group.ttft ?? [], total: group.total ?? [] }));
}

function sketched(group: CallGroup<number>): CallGroup<Uint8Array> {
  return { ...group, ttft: [encodeSketch(group.ttft)], total: [encodeSketch(group.total)] };
}

function summaryOf<Latency extends number | Uint8Array>(
  groups: CallGroup<Latency>[],
  figures: (latencies: Latency[], min: number | null, max: number | null) => LatencyFigures,
) {
  const byProfile = gatherGroups(groups, profileGroupId).map((group) => ({
    ...group,
    ttft: figures(group.ttft, group.ttftMin, group.ttftMax),
    total: figures(group.total, group.totalMin, group.totalMax),
  }));
  const byTeam = gatherGroups(groups.map((group) => ({ ...group, ttft: [], total: [] })));
  return { profiles: byProfile.sort(mostCallsFirst), teams: byTeam };
}

function mostCallsFirst(a: CallCounts & GroupKey, b: CallCounts & GroupKey): number {
  const calls = (counts: CallCounts) => countNames.reduce((sum, name) => sum + counts[name], 0);
  return calls(b) - calls(a) || a.profileName.localeCompare(b.profileName);
}
