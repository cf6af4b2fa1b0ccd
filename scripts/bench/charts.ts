import { sql } from "drizzle-orm";
import { chromium, type Page } from "playwright";
import { demoResult } from "@/lib/benchmarks/demo";
import { benchmarks } from "@/lib/db/benchmark-schema";
import { type Database, pgliteDatabase } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { migrateDatabase } from "@/lib/db/migrate";
import { findBrowser } from "../find-browser.mjs";
import { startBedrock, startConsole } from "../processes.ts";
import { longTasks, reportLongTasks, reportTimes } from "./list/page-times.ts";
import { heading, row } from "./report.ts";

// `npm run bench:charts`: the page of a run of 100,000 calls, far more than can be set up, on the embedded database.
const pairs = 50_000;
const id = "5b6f4a52-0000-4000-8000-000000000001";
const charts = ["Distribution", "Box and points", "Over the run", "Tokens", "Against tokens out", "Percentiles"];

heading();
const bedrock = await startBedrock([]);
try {
  const app = await startConsole(bedrock.urls[0] ?? "", fill);
  try {
    await inBrowser(app.urls[0] ?? "");
  } finally {
    await app.stop();
  }
} finally {
  await bedrock.stop();
}

async function inBrowser(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
  try {
    await measure(await browser.newPage({ viewport: { width: 1440, height: 900 } }), url);
  } finally {
    await browser.close();
  }
}

async function fill(dataDir: string): Promise<void> {
  const embedded = await openEmbedded(dataDir, () => undefined);
  const db = pgliteDatabase(embedded.client);
  await migrateDatabase(db);
  await insertRun(db);
  await embedded.close();
}

/** The demo's run, with lognormal calls of which B is 4 % slower and every fiftieth is throttled. */
async function insertRun(db: Database): Promise<void> {
  const { settings, arms, prompts, record, seed } = demoResult().report;
  const at = new Date();
  await db.insert(benchmarks).values({
    ...{ id, name: "Many", status: "done", arms, prompts, record, seed },
    settings: { ...settings, pairs },
    ...{ armKey: "many", actorId: "local", createdAt: at, startedAt: at, finishedAt: at },
  });
  await db.execute(sql`
    insert into benchmark_samples (benchmark_id, pair, arm, position, invocation_id, outcome, started_at, ttft_ms, tpot_ms,
      total_ms, service_latency_ms, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, stop_reason,
      aws_request_id, booked_usd)
    select ${id}, pair, arm, (pair + arm) % 2, pair || '-' || arm, case when isOk then 'ok' else 'throttled' end,
      now() + make_interval(secs => pair), case when isOk then total / 4 end, case when isOk then total / 300 end,
      case when isOk then total end, case when isOk then total end, 100, 200 + pair % 50, 0, 0, 'end_turn', 'r', 0.0001
    from (
      select pair, arm, (2 * pair + arm) % 50 <> 0 as isOk,
        (1000 + 40 * arm) * exp(0.35 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) as total
      from generate_series(0, ${pairs - 1}::int) as pair, generate_series(0, 1) as arm
    ) as calls`);
}

async function measure(page: Page, url: string): Promise<void> {
  const bytes = { report: 0, charts: 0 };
  const took = { report: 0, charts: 0 };
  for (const part of ["report", "charts"] as const) {
    const begun = performance.now();
    const answer = await fetch(`${url}/api/benchmarks/${part}?id=${id}&arm=1`);
    if (!answer.ok) throw new Error(await answer.text());
    bytes[part] = (await answer.arrayBuffer()).byteLength;
    took[part] = performance.now() - begun;
  }
  const calls = (2 * pairs).toLocaleString("en");
  const size = (part: keyof typeof bytes) => `${(bytes[part] / 1_000).toFixed(0)} kB`;
  row(
    `${calls} calls: figures and verdict, the first time`,
    `${(took.report / 1_000).toFixed(2)} s, ${size("report")}`,
  );
  row(
    `${calls} calls: what the charts draw, the first time`,
    `${(took.charts / 1_000).toFixed(2)} s, ${size("charts")}`,
  );
  const opened = performance.now();
  await page.goto(`${url}/benchmarks/${id}`);
  await page.getByText("Drawn: 600 of 48,000 pairs").first().waitFor();
  row(
    `${calls} calls: navigation to the first chart, after that`,
    `${((performance.now() - opened) / 1_000).toFixed(2)} s`,
  );
  let opening: number[] = [];
  const tasks = await longTasks(page, async () => {
    opening = await lookAtCharts(page);
  });
  reportTimes(`${calls} calls: opening each other chart`, opening);
  reportLongTasks(`${calls} calls: main-thread tasks over 50 ms meanwhile, the pointer moving over each`, tasks);
}

/** Every chart is opened, then the pointer moves over it. @returns ms until each was drawn */
async function lookAtCharts(page: Page): Promise<number[]> {
  const card = page.getByRole("region", { name: "Charts" });
  const opening: number[] = [];
  for (const name of charts) {
    const begun = performance.now();
    await card.getByText(name, { exact: true }).click();
    const drawing = card.locator(".recharts-surface").last();
    await drawing.waitFor();
    opening.push(performance.now() - begun);
    const box = await drawing.boundingBox();
    if (!box) throw new Error(`${name} is not drawn`);
    for (let step = 1; step < 20; step++) {
      await page.mouse.move(box.x + (box.width * step) / 20, box.y + box.height / 2);
    }
  }
  return opening;
}
