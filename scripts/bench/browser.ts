import { type BrowserContextOptions, chromium, type Page } from "playwright";
import { findBrowser } from "../find-browser.mjs";
import { startBedrock, startConsole } from "../processes.ts";
import { p, row } from "./report.ts";

const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const rounds = 7;
/** Each finds some of the profiles, never all or none. */
const searches = ["nova", "claude", "prod", "staging", "finance", "0042", "logistics"];

/** A list of 2,000 application profiles in Chromium: first rows, filtering, scrolling. */
export async function listOf2000(): Promise<void> {
  const bedrock = await startBedrock(["--speed", "0", "--seed", "7", "--profiles", "2000", "--quota", "5000"]);
  const app = await startConsole(bedrock.urls[0] ?? "");
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
  try {
    const page = await (await browser.newContext(desktop)).newPage();
    const url = `${app.urls[0]}/profiles`;
    const usable: number[] = [];
    for (let round = 0; round < rounds; round++) usable.push(await timeToUsable(page, url));
    row(
      "2,000 profiles: navigation to a usable list",
      `p50 ${p(usable, 0.5)} ms, slowest ${p(usable, 1)} ms (n = ${rounds})`,
    );
    const filters = await filterTimes(page);
    row(
      "2,000 profiles: filter input to commit",
      `p50 ${p(filters, 0.5)} ms, slowest ${p(filters, 1)} ms (n = ${filters.length})`,
    );
    const tasks = await longTasksWhileScrolling(page);
    row(
      "2,000 profiles: tasks over 50 ms while scrolling",
      tasks.length ? `${tasks.length}, longest ${p(tasks, 1)} ms` : "none",
    );
  } finally {
    await browser.close();
    await app.stop();
    await bedrock.stop();
  }
}

/** Usable: the rows are there and React answers to the keyboard. */
async function timeToUsable(page: Page, url: string): Promise<number> {
  await page.goto("about:blank");
  const started = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator('[role="grid"] [role="row"][tabindex="0"]').waitFor();
  await page.locator('[role="grid"] [role="row"][tabindex="0"]').focus();
  await page.keyboard.press("ArrowDown");
  await page.locator('[role="grid"] [role="row"][aria-rowindex="3"]:focus').waitFor();
  return performance.now() - started;
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
