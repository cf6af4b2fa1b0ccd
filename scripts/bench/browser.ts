import { BedrockClient, CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import pLimit from "p-limit";
import { type BrowserContextOptions, chromium, type Page } from "playwright";
import { findBrowser } from "../find-browser.mjs";
import { startBedrock, startConsole } from "../processes.ts";
import { p, row } from "./report.ts";

const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const rounds = 3;
/** Each finds some of the profiles, never all or none. */
const searches = ["nova", "claude", "prod", "staging", "team=finance", "0042", "model!=nova logistics"];
/** Where the stand-in makes its own profiles up, and what is copied in the others. */
const home = { region: "us-east-1", source: "us.amazon.nova-lite-v1:0" };
const others = [
  { region: "eu-west-1", source: "eu.amazon.nova-lite-v1:0" },
  { region: "ap-northeast-1", source: "apac.amazon.nova-lite-v1:0" },
];
const perRegion = 2_000;
const perRegionMany = 3_300;

/** The list of three Regions in Chromium: first rows, names and tags; then filtering, sorting, grouping, scrolling 10,000 rows. */
export async function listOfThreeRegions(): Promise<void> {
  const bedrock = await startBedrock(["--speed", "0", "--seed", "7", "--profiles", `${perRegion}`, "--quota", "5000"]);
  const endpoint = bedrock.urls[0] ?? "";
  for (const place of others) await fill(endpoint, place, 0, perRegion);
  const app = await startConsole(endpoint);
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
  try {
    const page = await (await browser.newContext(desktop)).newPage();
    const url = `${app.urls[0]}/profiles`;
    await reportLoading(page, url);
    for (const place of [home, ...others]) await fill(endpoint, place, perRegion, perRegionMany);
    await loadingTimes(page, url);
    await reportUse(page);
  } finally {
    await browser.close();
    await app.stop();
    await bedrock.stop();
  }
}

async function reportLoading(page: Page, url: string): Promise<void> {
  const times: Awaited<ReturnType<typeof loadingTimes>>[] = [];
  for (let round = 0; round < rounds; round++) times.push(await loadingTimes(page, url));
  const title = `3 Regions × ${perRegion.toLocaleString("en")} application profiles: navigation to`;
  report(
    `${title} a list that answers to keys`,
    times.map(({ usable }) => usable),
  );
  report(
    `${title} every name`,
    times.map(({ whole }) => whole),
  );
  report(
    `${title} every tag`,
    times.map(({ tagged }) => tagged),
  );
}

async function reportUse(page: Page): Promise<void> {
  const rows = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
  const title = `${rows.toLocaleString("en")} rows:`;
  report(`${title} filter, input event to commit`, await filterTimes(page));
  report(
    `${title} sort, click to commit`,
    await changeTimes(page, sortBy, ["Model", "Updated", "Name", "Type", "Model", "Name"]),
  );
  report(
    `${title} group, change event to commit`,
    await changeTimes(page, groupBy, ["model", "team", "none", "team", "model", "none"]),
  );
  const tasks = await longTasksWhileScrolling(page);
  row(
    `${title} main-thread tasks over 50 ms while scrolling`,
    tasks.length ? `${tasks.length}, longest ${p(tasks, 1)} ms` : "none",
  );
}

function report(what: string, times: number[]): void {
  row(what, `p50 ${p(times, 0.5)} ms, slowest ${p(times, 1)} ms (n = ${times.length})`);
}

/** Application profiles with tags, numbered from `start`; the stand-in makes profiles up in one Region only. */
async function fill(endpoint: string, { region, source }: typeof home, start: number, end: number): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new BedrockClient({ region, endpoint, credentials });
  const limit = pLimit(16);
  const teams = ["search", "finance", "logistics", "marketing", "support"];
  const create = (number: number) => {
    const team = teams[number % teams.length] ?? "";
    const environment = number % 2 ? "prod" : "staging";
    return client.send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: `${team}-${environment}-${`${number}`.padStart(4, "0")}`,
        modelSource: { copyFrom: `arn:aws:bedrock:${region}:000000000000:inference-profile/${source}` },
        tags: [
          { key: "team", value: team },
          { key: "environment", value: environment },
        ],
      }),
    );
  };
  await Promise.all(Array.from({ length: end - start }, (_, place) => limit(() => create(start + place))));
  client.destroy();
}

/** Usable: rows are there and React answers to the keyboard. Whole: every name has come. ms since the navigation. */
async function loadingTimes(page: Page, url: string) {
  await page.goto("about:blank");
  const tags = page.waitForResponse((response) => response.url().endsWith("/api/profiles/all-tags"));
  const started = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator('[role="grid"] [role="row"][tabindex="0"]').waitFor();
  await page.locator('[role="grid"] [role="row"][tabindex="0"]').focus();
  await page.keyboard.press("ArrowDown");
  await page.locator('[role="grid"] [role="row"][aria-rowindex="3"]:focus').waitFor();
  const usable = performance.now() - started;
  await page.getByText(/^[\d,]+ profiles in 3 Regions$/).waitFor();
  const whole = performance.now() - started;
  await (await tags).finished();
  await page.getByText(/· tags of/).waitFor({ state: "hidden" });
  return { usable, whole, tagged: performance.now() - started };
}

/** From the input event to the commit of the filtered grid, one search after another. */
async function filterTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const search of searches) {
    times.push(await page.evaluate(typeAndWait, search), await page.evaluate(typeAndWait, ""));
  }
  return times;
}

/** Runs in the page. */
function typeAndWait(text: string): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('input[aria-label="Filter profiles"]');
  const grid = document.querySelector('[role="grid"]');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  if (!input || !grid || !setValue) throw new Error("the filter is not on the page");
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing changed for "${text}"`)), 5_000);
    const started = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(performance.now() - started);
    });
    observer.observe(grid, { attributeFilter: ["aria-rowcount"] });
    setValue.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function changeTimes(
  page: Page,
  change: (value: string) => Promise<number>,
  values: string[],
): Promise<number[]> {
  const times: number[] = [];
  for (const value of values) times.push(await page.evaluate(change, value));
  return times;
}

/** Runs in the page. */
function sortBy(label: string): Promise<number> {
  const headers = [...document.querySelectorAll('[role="columnheader"]')];
  const header = headers.find((one) => one.textContent === label);
  const button = header?.querySelector("button");
  if (!header || !button) throw new Error(`there is no column ${label}`);
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing was sorted by ${label}`)), 5_000);
    const started = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(performance.now() - started);
    });
    observer.observe(header, { attributeFilter: ["aria-sort"] });
    button.click();
  });
}

/** Runs in the page. */
function groupBy(group: string): Promise<number> {
  const select = document.querySelector<HTMLSelectElement>('select[aria-label="Group"]');
  const grid = document.querySelector('[role="grid"]');
  if (!select || !grid) throw new Error("the choice of groups is not on the page");
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing was grouped by ${group}`)), 5_000);
    const started = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(performance.now() - started);
    });
    observer.observe(grid, { attributeFilter: ["aria-rowcount"] });
    select.value = group;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

async function longTasksWhileScrolling(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { benchLongTasks: seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: "longtask",
    });
  });
  const grid = page.getByRole("grid");
  await grid.hover();
  for (let turn = 0; turn < 150; turn++) await page.mouse.wheel(0, turn < 100 ? 400 : -800);
  return page.evaluate(() => (window as unknown as { benchLongTasks: number[] }).benchLongTasks);
}
