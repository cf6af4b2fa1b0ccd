import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
const teams = (page: Page) => page.getByRole("table", { name: "Estimated cost per team" });

async function choose(page: Page, label: string, option: string) {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

test("compares both kinds over everything invoked here, by team, model and time", async ({ page, bedrock }) => {
  await bedrock.deleteApplicationProfiles();
  const profileId = await bedrock.copyProfile("over-time", novaLite);
  await page.goto(`/playground?p=${profileId}&p=${novaLite}`);
  await page.getByRole("textbox", { name: /^Ask/ }).fill("Name one inference profile.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article").getByText("done", { exact: true })).toHaveCount(2);

  await page.goto("/compare");
  await expect(teams(page).getByRole("row", { name: /^journeys/ })).toContainText("$");
  await expect(teams(page).getByRole("row", { name: /^No team tag/ })).toBeVisible();
  await expect(page.getByText("over-time").first()).toBeVisible();

  await page.getByRole("radio", { name: "90 d" }).click();
  await choose(page, "Team", "journeys");
  await expect(page).toHaveURL(/range=90d&team=journeys/);
  await expect(teams(page).getByRole("row")).toHaveCount(2);
  await choose(page, "Region", "us-east-1");
  await page.reload();
  await expect(teams(page).getByRole("row")).toHaveCount(2);
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await expectNoAxeViolations(page);

  const name = "Latency per profile";
  for (const [item, ending, start] of [
    ["Picture (SVG)", "svg", "<svg"],
    ["Table (CSV)", "csv", '"Profile"'],
  ] as const) {
    await page.getByRole("button", { name: `${name}: download` }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: item }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(`latency-per-profile.${ending}`);
    expect(await readFile(await file.path(), "utf8")).toContain(start);
  }

  await page.goto("/compare?team=nobody");
  await expect(page.getByRole("button", { name: "Remove the team filter" })).toBeVisible();
  await page.getByRole("button", { name: "Show 90 days of everything" }).click();
  await expect(teams(page)).toBeVisible();
});
