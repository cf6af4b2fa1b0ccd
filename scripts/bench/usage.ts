import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { Pool } from "pg";
import { comparison } from "@/lib/compare/service";
import { type Database, pgliteDatabase, postgresDatabase } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { migrateDatabase } from "@/lib/db/migrate";
import type { RequestContext } from "@/lib/request/context";
import type { CallFilter } from "@/lib/rollups/call-repository";
import { rollUp, summariseCalls, trendOfCalls } from "@/lib/rollups/service";
import { insertCalls } from "@/lib/testing/calls";
import { startPostgres } from "../temporary-postgres.mjs";
import { heading, p, row } from "./report.ts";

// `npm run bench:usage -- --rows 1000000`: the queries of the Compare page over made-up calls of 90 days, on a PostgreSQL of
// its own, or with `--embedded` on the embedded database.
const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, embedded: { type: "boolean", default: false } },
});
const rows = Number(values.rows);
const days = 90;
const rounds = 7;

// The roll-up reads how long a call may take; the other settings are checked with it, and nothing is called.
process.env.LOCAL_BEDROCK_URL ??= "http://127.0.0.1:1";

const { db, close } = values.embedded ? await openOwnEmbedded() : openOwnServer();
try {
  await migrateDatabase(db);
  await fill(db);
  heading();
  await measure(db);
} finally {
  await close();
}

function openOwnServer() {
  const server = startPostgres();
  if (!server) throw new Error("No PostgreSQL was found on this machine: install one (Debian: postgresql).");
  const pool = new Pool({ connectionString: server.url, max: 10 });
  const close = async () => {
    await pool.end();
    server.stop();
  };
  return { db: postgresDatabase(pool), close };
}

async function openOwnEmbedded() {
  const directory = mkdtempSync(join(tmpdir(), "profile-console-usage-"));
  const embedded = await openEmbedded(directory, () => undefined);
  const close = async () => {
    await embedded.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { db: pgliteDatabase(embedded.client), close };
}

/** Indexes are made after the rows: ten millions of them take minutes otherwise. */
async function fill(db: Database): Promise<void> {
  const { rows: indexes } = await db.execute<{ name: string; made: string }>(
    sql`select indexname as name, indexdef as made from pg_indexes where tablename = 'invocations' and indexname <> 'invocations_pkey'`,
  );
  for (const { name } of indexes) await db.execute(sql.raw(`drop index ${name}`));
  const parts = Math.max(1, Math.round(rows / 500_000));
  for (let part = 0; part < parts; part++) {
    const end = new Date(Date.now() - 1_000 - (part * days * 86_400_000) / parts);
    await db.execute(insertCalls(Math.round(rows / parts), days / parts, end));
  }
  for (const { made } of indexes) await db.execute(sql.raw(made));
  await db.execute(sql`vacuum analyze invocations`);
}

async function measure(db: Database): Promise<void> {
  const startedAt = performance.now();
  await rollUp(db, new Date());
  row(
    `rolling up ${rows.toLocaleString("en")} calls of ${days} days`,
    `${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  );
  await db.execute(sql`vacuum analyze rollups`);
  const window = { from: new Date(Date.now() - days * 86_400_000), to: new Date() };
  const [, sketched] = await timed(`percentiles of ${days} days, from sketches`, () => summariseCalls(db, window, {}));
  const [exact, raw] = await timed(`percentiles of ${days} days, from the calls`, () => fromCalls(db, window), 1);
  row("how many times faster", (raw / sketched).toFixed(0));
  row(
    "largest error of a p50, p90 or p95",
    `${(100 * largestError(await summariseCalls(db, window, {}), exact)).toFixed(2)} %`,
  );
  const ctx = { db, actor: { id: "bench", name: "Bench", role: "admin" } } as unknown as RequestContext;
  const all = { model: "", region: "", team: "" };
  for (const range of ["1h", "24h", "7d", "30d", "90d"] as const) {
    await timed(`Compare page, ${range}`, () => comparison(ctx, { ...all, range }));
  }
  await timed("Compare page, 90d, one team", () => comparison(ctx, { ...all, range: "90d", team: "team-3" }));
  await timed("Compare page, 90d, one model and Region", () =>
    comparison(ctx, { ...all, range: "90d", model: "amazon.nova-pro-v1:0", region: "eu-west-1" }),
  );
  await againstCalls(db);
}

/** No query may be slower than the same asked of the calls: by length of time, filtered, and over time. */
async function againstCalls(db: Database): Promise<void> {
  const to = new Date();
  const lasting = (length: number) => ({ from: new Date(to.getTime() - length * 86_400_000), to });
  const cases: [string, { from: Date; to: Date }, CallFilter][] = [
    ["7 days", lasting(7), {}],
    ["30 days", lasting(30), {}],
    ["90 days, one team", lasting(days), { team: "team-3" }],
    ["90 days, one model and Region", lasting(days), { modelId: "amazon.nova-pro-v1:0", region: "eu-west-1" }],
  ];
  for (const [name, window, filter] of cases) {
    await timed(`figures of ${name}`, () => summariseCalls(db, window, filter), 3);
    await timed(`percentiles of ${name}, from the calls`, () => fromCalls(db, window, filter), 3);
  }
  await timed("medians by day, 90 days", () => trendOfCalls(db, lasting(days), {}, "day"), 3);
  await timed("medians by day, 90 days, from the calls", () => trendFromCalls(db, lasting(days)), 3);
}

/** Prints and returns the median; the first round is not counted. */
async function timed<Result>(name: string, run: () => Promise<Result>, times = rounds): Promise<[Result, number]> {
  let result = await run();
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const startedAt = performance.now();
    result = await run();
    took.push(performance.now() - startedAt);
  }
  const median = Number(p(took, 0.5));
  row(name, `p50 ${median.toFixed(0)} ms, slowest ${Math.max(...took).toFixed(0)} ms (n = ${times})`);
  return [result, median];
}

interface Exact extends Record<string, unknown> {
  arn: string;
  values: number[];
}

/** As the page did before there were sketches. */
async function fromCalls(db: Database, window: { from: Date; to: Date }, filter: CallFilter = {}): Promise<Exact[]> {
  const { rows: exact } = await db.execute<Exact>(sql`
    select profile_arn as arn, percentile_cont(array[0.5, 0.9, 0.95]) within group (order by total_ms) as values,
      percentile_cont(array[0.5, 0.9, 0.95]) within group (order by ttft_ms) as first
    from invocations where ${completeIn(window)}
      ${filter.team ? sql`and team = ${filter.team}` : sql``} ${filter.modelId ? sql`and model_id = ${filter.modelId}` : sql``}
      ${filter.region ? sql`and region = ${filter.region}` : sql``}
    group by profile_arn`);
  return exact;
}

async function trendFromCalls(db: Database, window: { from: Date; to: Date }) {
  return db.execute(sql`
    select date_trunc('day', started_at, 'UTC') as at, profile_type, count(*) as n,
      percentile_cont(0.5) within group (order by total_ms) as median
    from invocations where ${completeIn(window)} group by 1, 2`);
}

function completeIn({ from, to }: { from: Date; to: Date }) {
  return sql`status = 'complete' and started_at >= ${from.toISOString()}::timestamptz and started_at < ${to.toISOString()}::timestamptz`;
}

function largestError({ profiles }: Awaited<ReturnType<typeof summariseCalls>>, exact: Exact[]): number {
  const errors = exact.flatMap(({ arn, values: truth }) => {
    const found = profiles.find(({ profileArn }) => profileArn === arn)?.total.values ?? [];
    return truth.map((value, at) => Math.abs((found[at] ?? 0) / value - 1));
  });
  return Math.max(...errors);
}
