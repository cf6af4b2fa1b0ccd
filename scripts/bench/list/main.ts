import { chromium, type Page } from "playwright";
import { findBrowser } from "../../find-browser.mjs";
import { startBedrock, startConsole } from "../../processes.ts";
import { row } from "../report.ts";
import { fill, home, others, regionCount } from "./fill.ts";
import { awaitWhole, loading, type Sizes } from "./loading.ts";
import { longTasks, reportTimes } from "./page-times.ts";
import { pickers, radar } from "./pages.ts";
import { use } from "./use.ts";

const rounds = 3;
/** The stand-in offers 41 or 42 system profiles a Region; further copies make up for the 60 that were asked for. */
const perRegion = 2_020;
const perRegionMany = 3_310;
const systemPerRegion = 41;

/**
 * Three Regions in Chromium. With 2,060 profiles each the list until its last tag; then filtering, sorting, grouping and
 * scrolling a list of ten thousand rows, and the pages whose tables and pickers hold as many.
 */
export async function threeRegions(): Promise<void> {
  const bedrock = await startBedrock(["--speed", "0", "--seed", "7", "--profiles", `${perRegion}`, "--quota", "5000"]);
  const endpoint = bedrock.urls[0] ?? "";
  for (const place of others) await fill(endpoint, place, 0, perRegion);
  const app = await startConsole(endpoint);
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    const url = app.urls[0] ?? "";
    const first = await reportLoading(page, url);
    for (const place of [home, ...others]) await fill(endpoint, place, perRegion, perRegionMany);
    await reportMany(page, url, first);
    await radar(page, url, rounds, regionCount * perRegionMany);
    await pickers(page, url, rounds);
  } finally {
    await browser.close();
    await app.stop();
    await bedrock.stop();
  }
}

async function reportLoading(page: Page, url: string): Promise<Sizes> {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await loading(page, url));
  const sizes = sizesOf(times.at(-1));
  mustHold(sizes, perRegion);
  const { applications, systems, rows } = sizes;
  const title = `${count(applications)} application and ${systems} system profiles (${count(rows)} rows): navigation to`;
  reportTimes(`${title} a list that answers to keys`, times.map(({ usable }) => usable)); // biome-ignore format: one line a figure
  reportTimes(`${title} every name`, times.map(({ whole }) => whole)); // biome-ignore format: one line a figure
  reportTimes(`${title} every tag`, times.map(({ tagged }) => tagged)); // biome-ignore format: one line a figure
  reportSizes(sizes);
  return sizes;
}

async function reportMany(page: Page, url: string, first: Sizes): Promise<void> {
  const sizes = sizesOf(await loading(page, url));
  mustHold(sizes, perRegionMany);
  const expected = first.rows + regionCount * (perRegionMany - perRegion);
  if (sizes.rows !== expected) throw new Error(`the list holds ${sizes.rows} rows instead of ${expected}`);
  reportSizes(sizes);
  await use(page, sizes.rows);
  const [asked] = await Promise.all([requestsOnFocus(page), awaitWhole(page, sizes.rows)]);
  row(`${count(sizes.rows)} rows: requests when the window is left and comes back`, asked.join(", ") || "none");
}

function sizesOf(measured: { sizes: Sizes } | undefined): Sizes {
  if (!measured) throw new Error("nothing was measured");
  return measured.sizes;
}

/** A list that is shorter than it should be measures nothing. */
function mustHold({ applications, systems, tagged }: Sizes, each: number): void {
  const wanted = regionCount * each;
  if (applications !== wanted) throw new Error(`${applications} application profiles were listed instead of ${wanted}`);
  if (tagged < regionCount * each * 0.9) throw new Error(`the tags of only ${tagged} profiles of ${wanted} came`);
  if (systems < regionCount * systemPerRegion) throw new Error(`only ${systems} system profiles were listed`);
}

function reportSizes({ rows, bytes, heapMiB }: Sizes): void {
  const parts = Object.entries(bytes).map(([name, size]) => `${name} ${(size / 1e6).toFixed(2)} MB`);
  row(
    `${count(rows)} rows: uncompressed answers, one each; the page's JavaScript heap`,
    `${parts.join(", ")}; ${heapMiB} MiB`,
  );
}

async function requestsOnFocus(page: Page): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await longTasks(page, async () => {
    const other = await page.context().newPage();
    await other.bringToFront();
    await page.bringToFront();
    await other.close();
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await page.getByRole("grid").hover();
  });
  return asked;
}

const count = (number: number) => number.toLocaleString("en");
