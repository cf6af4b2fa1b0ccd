import type { Page } from "playwright";
import { row } from "../report.ts";
import { rowCount } from "./loading.ts";
import { longTasks, reportLongTasks, reportTimes } from "./page-times.ts";

/** Each finds some of the profiles, never all or none. */
const searches = ["nova", "claude", "prod", "staging", "team=finance", "0042", "model!=nova logistics"];
const columns = ["Model", "Updated", "Name", "Type", "Model", "Name"];
const groups = ["model", "team", "none", "team", "model", "none"];

/** Filters, sorts, groups and scrolls the list that is on the page. */
export async function use(page: Page, rows: number): Promise<void> {
  const title = `${rows.toLocaleString("en")} rows:`;
  const inputs = searches.flatMap((search) => [search, ""]);
  const tasks = await longTasks(page, async () => {
    reportTimes(`${title} filter, input event to commit`, await timesOf(page, typeAndWait, inputs));
    await mustHold(page, rows);
    reportTimes(`${title} sort, click to commit`, await timesOf(page, sortBy, columns));
    reportTimes(`${title} group, change event to commit`, await timesOf(page, groupBy, groups));
    await mustHold(page, rows);
  });
  const slow = tasks.length ? `${tasks.length} of ${inputs.length + columns.length + groups.length}` : "none";
  row(`${title} main-thread tasks over 50 ms that followed those`, slow);
  reportLongTasks(`${title} main-thread tasks over 50 ms while scrolling`, await longTasks(page, () => scroll(page)));
}

async function mustHold(page: Page, rows: number): Promise<void> {
  const shown = await rowCount(page);
  if (shown !== rows) throw new Error(`the grid holds ${shown} rows instead of ${rows}`);
}

async function timesOf(page: Page, run: (value: string) => Promise<number>, values: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const value of values) times.push(await page.evaluate(run, value));
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

async function scroll(page: Page): Promise<void> {
  await page.getByRole("grid").hover();
  for (let turn = 0; turn < 150; turn++) await page.mouse.wheel(0, turn < 100 ? 400 : -800);
}
