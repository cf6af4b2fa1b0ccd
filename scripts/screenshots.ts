import { mkdirSync } from "node:fs";
import { chromium, type Page } from "playwright";
import { findBrowser } from "./find-browser.mjs";
import { startBedrock, startConsole } from "./processes.ts";

const folder = "public/screenshots";
const bedrock = await startBedrock(["--as-of", "2026-11-22", "--seed", "7", "--speed", "3"]);
const app = await startConsole(bedrock.urls[0] ?? "");
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
try {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1400, height: 840 }, colorScheme: "light" });
  const url = app.urls[0] ?? "";
  await showProfiles(page, url);
  await showPlayground(page);
  await showCompare(page, url);
} finally {
  await browser.close();
  await app.stop();
  await bedrock.stop();
}

/** The pictures of the README, taken from the product as it is. Run after `npm run build`. */
async function showProfiles(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/profiles`);
  await page.getByRole("button", { name: "Create the three example teams" }).click();
  await page
    .getByRole("row", { name: /marketing/ })
    .getByText("team: marketing")
    .waitFor();
  await page.screenshot({ path: `${folder}/profiles.png` });
}

async function showPlayground(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Test customer-service/ }).click();
  await page.getByRole("button", { name: /Extraction/ }).click();
  await page.getByRole("textbox", { name: /^Ask/ }).press("Enter");
  await answered(page, 2);
  await page.screenshot({ path: `${folder}/playground.png` });
}

/** A repeat gives each profile enough calls for its median's interval. */
async function showCompare(page: Page, url: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Ask/ }).fill("In two sentences: what is a cost allocation tag?");
  await page.getByRole("button", { name: /^Repeat/ }).click();
  await page.getByRole("button", { name: /^Start/ }).click();
  await page.getByText("20 of 20, finished").waitFor({ timeout: 120_000 });
  await page.goto(`${url}/compare`);
  await page.locator(".recharts-surface").first().waitFor();
  await page.screenshot({ path: `${folder}/compare.png` });
}

async function answered(page: Page, panes: number): Promise<void> {
  for (let pane = 0; pane < panes; pane++) {
    await page.getByRole("article").nth(pane).getByText("done", { exact: true }).waitFor();
  }
}
