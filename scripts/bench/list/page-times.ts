import type { Page } from "playwright";
import { p, row } from "../report.ts";

export function reportTimes(what: string, times: number[]): void {
  row(what, `p50 ${p(times, 0.5)} ms, slowest ${p(times, 1)} ms (n = ${times.length})`);
}

/** Durations of the main-thread tasks over 50 ms while something is done, and until the page rests after it. */
export async function longTasks(page: Page, run: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    const observer = new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ type: "longtask" });
    Object.assign(window, { benchLongTasks: seen });
  });
  await run();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 })));
  return page.evaluate(() => (window as unknown as { benchLongTasks: number[] }).benchLongTasks);
}

export function reportLongTasks(what: string, tasks: number[]): void {
  row(what, tasks.length ? `${tasks.length}, longest ${p(tasks, 1)} ms` : "none");
}
