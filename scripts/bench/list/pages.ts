import type { Page } from "playwright";
import { longTasks, reportLongTasks, reportTimes } from "./page-times.ts";

const pickerPages = [
  { name: "playground", path: "/playground", picker: /^Profile/ },
  { name: "benchmark set-up", path: "/benchmarks/new", picker: "Arm A" },
];

/** The pages that choose among all profiles: until their picker opens, and while somebody types in it. */
export async function pickers(page: Page, url: string, rounds: number): Promise<void> {
  for (const { name, path, picker } of pickerPages) {
    const opened: number[] = [];
    const typed: number[] = [];
    const tasks: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.goto("about:blank");
      const started = performance.now();
      await page.goto(`${url}${path}`, { waitUntil: "commit" });
      await openPicker(page, picker);
      opened.push(performance.now() - started);
      const typing = async () => {
        typed.push(...(await typeInto(page, "finance prod 004")));
      };
      tasks.push(...(await longTasks(page, typing)));
    }
    reportTimes(`${name}: navigation to the open picker of all profiles`, opened);
    reportTimes(`${name}: a letter in the picker, key to next frame`, typed);
    reportLongTasks(`${name}: main-thread tasks over 50 ms while typing`, tasks);
  }
}

/** Presses until React has taken the page over. */
async function openPicker(page: Page, name: string | RegExp): Promise<void> {
  const option = page.getByRole("option").first();
  const box = page.getByRole("combobox", { name }).first();
  const begun = performance.now();
  do {
    if (performance.now() - begun > 20_000) throw new Error(`the picker ${name} did not open`);
    if ((await box.getAttribute("aria-expanded")) === "false") await box.click();
    await Promise.race([option.waitFor(), page.waitForTimeout(1_000)]);
  } while (!(await option.isVisible()));
}

async function typeInto(page: Page, text: string): Promise<number[]> {
  const times: number[] = [];
  for (const letter of text) {
    // In place before the key is pressed: the two go to the browser by different ways.
    await page.evaluate(() => {
      const benchFrame = new Promise<number>((resolve) =>
        addEventListener(
          "keydown",
          ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
          { once: true, capture: true },
        ),
      );
      Object.assign(window, { benchFrame });
    });
    await page.keyboard.press(letter === " " ? "Space" : letter);
    times.push(await page.evaluate(() => (window as unknown as { benchFrame: Promise<number> }).benchFrame));
  }
  return times;
}

/** The retirement radar over all team profiles: its first rows, then a choice of what is shown, and a search. */
export async function radar(page: Page, url: string, rounds: number, profiles: number): Promise<void> {
  const opened: number[] = [];
  const changed: number[] = [];
  const tasks: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto("about:blank");
    const started = performance.now();
    await page.goto(`${url}/retirement?show=all`, { waitUntil: "commit" });
    await page
      .getByRole("table", { name: /^Team profiles/ })
      .getByRole("row")
      .nth(1)
      .waitFor();
    opened.push(performance.now() - started);
    await page.getByText(`Show more of ${profiles.toLocaleString("en")}`).waitFor();
    await page.waitForLoadState("networkidle");
    tasks.push(
      ...(await longTasks(page, async () => {
        for (const text of ["finance", "", "prod", ""]) changed.push(await page.evaluate(searchAndWait, text));
      })),
    );
  }
  const title = `retirement radar, ${profiles.toLocaleString("en")} team profiles:`;
  reportTimes(`${title} navigation to the first rows`, opened);
  reportTimes(`${title} search, input event to commit`, changed);
  reportLongTasks(`${title} main-thread tasks over 50 ms while searching`, tasks);
}

/** Runs in the page. */
function searchAndWait(text: string): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('input[aria-label="Filter by name, model or Region"]');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  const table = document.querySelector("main");
  if (!input || !setValue || !table) throw new Error("the filter is not on the page");
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing changed for "${text}"`)), 5_000);
    const started = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(performance.now() - started);
    });
    observer.observe(table, { subtree: true, childList: true, characterData: true });
    setValue.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
