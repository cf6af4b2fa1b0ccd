import "server-only";
import type { Database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { longContextAboveTokens } from "@/lib/pricing/price-list";
import * as calls from "@/lib/rollups/call-repository";
import { exactFigures, type LatencyFigures, sketchedFigures } from "@/lib/rollups/figures";
import {
  type CallCounts,
  type CallGroup,
  countNames,
  type GroupKey,
  gatherGroups,
  profileGroupId,
} from "@/lib/rollups/group";
import { below, endOf, type Level, levels, type Piece, piecesOf, startOf } from "@/lib/rollups/periods";
import * as repository from "@/lib/rollups/repository";
import { encode, encodeSketch, mergeSketches, sketchPercentile } from "@/lib/rollups/sketch";

/** A call's row is written, and its team noted, within this long of the call itself. */
const marginMs = 2 * 60_000;
/** An hour is waited for no longer than this because of a call that nobody settles; if somebody does, it is added then. */
const patienceMs = 24 * 3_600_000;
/** Calls of this much time in one transaction: what a crash undoes, and for how long others wait. */
const stepMs = 6 * 3_600_000;

/**
 * Rolls up every hour that is over and settled, then the days and months that are whole. Each step is one transaction that
 * moves the progress with the rows: killed at any point, the next run goes on there. Run by one process at a time; others
 * wait at the progress rows. A call that settled after its hour was rolled up is added, up to its month. Calls are only read.
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
    const first = await calls.firstCallAt(tx, new Date(0));
    if (first === null) return false;
    const start = { hour: startOf("hour", first), day: startOf("day", first), month: startOf("month", first) };
    const until = await repository.lockProgress(tx, start);
    await addSettledLate(tx, until);
    const hour = await rollUpHours(tx, until.hour, now);
    await repository.saveProgress(tx, "hour", hour);
    const day = await rollUpFrom(tx, "day", until.day, hour);
    const month = await rollUpFrom(tx, "month", until.month, day);
    return hour > until.hour || day > until.day || month > until.month;
  });
}

/** Makes the periods anew that calls belong to which settled after these were made. */
async function addSettledLate(tx: Database, until: Record<Level, Date>): Promise<void> {
  const settled = await repository.takeSettledCalls(tx);
  for (const level of levels) {
    const starts = new Set(settled.map((at) => startOf(level, at).getTime()));
    for (const from of [...starts].map((ms) => new Date(ms)).filter((start) => start < until[level])) {
      if (level === "hour") await makeHours(tx, from, endOf("hour", from));
      else await makePeriod(tx, level, from);
    }
  }
}

/** @returns up to when hours are rolled up now */
async function rollUpHours(tx: Database, until: Date, now: Date): Promise<Date> {
  const next = await calls.firstCallAt(tx, until);
  if (next === null) return until;
  const from = startOf("hour", next);
  // An hour is rolled up when no call of it can still be under way.
  const quiet = new Date(now.getTime() - env().INVOCATION_TIMEOUT_MS - marginMs);
  const to = earlierOf(new Date(from.getTime() + stepMs), startOf("hour", quiet));
  const open = await calls.firstOpenCallAt(tx, laterOf(from, new Date(now.getTime() - patienceMs)), to);
  const end = open === null ? to : startOf("hour", open);
  if (end <= from) return laterOf(until, from);
  await makeHours(tx, from, end);
  return end;
}

async function makeHours(tx: Database, from: Date, to: Date): Promise<void> {
  await repository.noteOpenCalls(tx, { from, to });
  const groups = await calls.groupCallsByHour(tx, { from, to }, longContextAboveTokens);
  const rows = groups.map((group) => ({
    ...group,
    level: "hour" as const,
    ttft: encodeSketch(group.ttft ?? []),
    total: encodeSketch(group.total ?? []),
  }));
  await repository.replaceRollups(tx, { level: "hour", from, to }, rows);
}

/** Makes the whole periods of a level from those below it. */
async function rollUpFrom(tx: Database, level: keyof typeof below, from: Date, doneBelow: Date): Promise<Date> {
  let until = from;
  for (let end = endOf(level, until); end <= doneBelow; end = endOf(level, until)) {
    await makePeriod(tx, level, until);
    until = end;
  }
  await repository.saveProgress(tx, level, until);
  return until;
}

async function makePeriod(tx: Database, level: keyof typeof below, from: Date): Promise<void> {
  const to = endOf(level, from);
  const groups = gatherGroups(await repository.sumRollups(tx, [{ from, to, source: below[level] }], {}));
  const rows = groups.map((group) => ({ ...group, level, startedAt: from, ...merged(group) }));
  await repository.replaceRollups(tx, { level, from, to }, rows);
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
  filter: calls.CallFilter,
): Promise<CallSummary> {
  const pieces = piecesOf(window.from, window.to, await repository.readProgress(db));
  const isExact = (await calls.countUpTo(db, window, fewCalls + 1)) <= fewCalls;
  if (isExact) {
    const whole: Piece = { ...window, source: "calls" };
    const facets = await repository.listFacets(db, [whole]);
    return { isExact, facets, ...summaryOf(await exactGroups(db, whole, filter), exactFigures) };
  }
  const raw = pieces.filter(({ source }) => source === "calls");
  const [rolled, facets, ...fromCalls] = await Promise.all([
    repository.sumRollups(db, pieces, filter),
    repository.listFacets(db, pieces),
    ...raw.map((piece) => exactGroups(db, piece, filter)),
  ]);
  const groups = [...rolled, ...fromCalls.flat().map(sketched)];
  return { isExact, facets, ...summaryOf(groups, sketchedFigures) };
}

/**
 * Medians of complete calls per kind of profile and hour or day, of whole periods that are rolled up; a period without a call
 * is not in it.
 */
export async function trendOfCalls(
  db: Database,
  { from, to }: { from: Date; to: Date },
  filter: calls.CallFilter,
  step: "hour" | "day",
) {
  const rows = await repository.readTotals(db, { from: startOf(step, from), to, source: step }, filter);
  return rows.flatMap(({ startedAt, profileType, total }) => {
    const sketch = mergeSketches(total);
    const medianMs = sketchPercentile(sketch, 0.5);
    return medianMs === null ? [] : [{ at: startedAt, profileType, n: sketch.count, medianMs }];
  });
}

async function exactGroups(db: Database, piece: Piece, filter: calls.CallFilter): Promise<CallGroup<number>[]> {
  const groups = await calls.groupCalls(db, piece, filter, longContextAboveTokens);
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
  const made = (counts: CallCounts) => countNames.reduce((sum, name) => sum + counts[name], 0);
  return made(b) - made(a) || a.profileName.localeCompare(b.profileName);
}
