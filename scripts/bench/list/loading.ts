import type { Page } from "playwright";

/** What came to the browser, counted in the answers themselves. */
export interface Sizes {
  applications: number;
  systems: number;
  tagged: number;
  /** A system profile that several Regions offer is one row. */
  rows: number;
  /** By what they hold. */
  bytes: Record<string, number>;
  heapMiB: number;
}

/** Usable: rows are there and React answers to the keyboard. Whole: every name is in the list. ms since the navigation. */
export async function loading(page: Page, url: string) {
  await page.goto("about:blank");
  const tags = page.waitForResponse((response) => response.url().endsWith("/api/profiles/all-tags"));
  const started = performance.now();
  await page.goto(`${url}/profiles`, { waitUntil: "commit" });
  await untilKeysMove(page);
  const usable = performance.now() - started;
  await page.getByText(/^[\d,]+ profiles in 3 Regions$/).waitFor();
  const rows = await rowCount(page);
  const whole = performance.now() - started;
  await tags;
  await page.getByText(/· tags of/).waitFor({ state: "hidden" });
  await awaitWhole(page, rows);
  const tagged = performance.now() - started;
  return { usable, whole, tagged, sizes: await sizesOf(page, url, rows) };
}

/** Keys pressed before React has taken the page over are lost, and rows may move while pages arrive. */
async function untilKeysMove(page: Page): Promise<void> {
  const focused = () =>
    page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset.rowKey : ""));
  const first = page.locator('[role="grid"] [role="row"][tabindex="0"]');
  let before: string | undefined;
  do {
    await first.focus();
    before = await focused();
    await page.keyboard.press("ArrowDown");
  } while ((await focused()) === before);
}

/** The header and the grid tell the same number, and nothing is still to come. */
export async function awaitWhole(page: Page, rows: number): Promise<void> {
  await page.getByText(`${rows.toLocaleString("en")} profiles in 3 Regions`, { exact: true }).waitFor();
  const shown = await rowCount(page);
  if (shown !== rows) throw new Error(`the header tells ${rows} profiles, the grid holds ${shown} rows`);
}

export async function rowCount(page: Page): Promise<number> {
  return Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
}

/** The answers are asked for again: Chromium does not always tell the end of one that is read as a stream. */
async function sizesOf(page: Page, url: string, rows: number): Promise<Sizes> {
  const read = async (path: string, init?: RequestInit) => (await fetch(`${url}${path}`, init)).text();
  const headers = { "content-type": "application/json", origin: url };
  const post = { method: "POST", headers, body: "{}" };
  const [html, listing, tags, calls] = await Promise.all([
    read("/profiles"),
    read("/api/profiles/listing", post),
    read("/api/profiles/all-tags", post),
    read("/api/profiles/calls"),
  ]);
  const pages = linesOf(listing).filter(({ type }) => type === "page");
  const profiles = (source: string) => sum(pages.filter((one) => one.source === source).map((one) => one.rows?.length));
  const memory = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  return {
    applications: profiles("APPLICATION"),
    systems: profiles("SYSTEM_DEFINED"),
    tagged: sum(linesOf(tags).map((line) => line.tags?.length)),
    rows,
    bytes: { page: html.length, names: listing.length, tags: tags.length, calls: calls.length },
    heapMiB: Math.round(memory / 2 ** 20),
  };
}

interface Line {
  type: string;
  source?: string;
  rows?: unknown[];
  tags?: unknown[];
}

function linesOf(text: string): Line[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function sum(numbers: (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}
