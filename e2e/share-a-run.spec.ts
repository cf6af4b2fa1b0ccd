import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
const prompt = (page: Page) => page.getByRole("textbox", { name: /^Ask (the|both|\d)/ });
const systemPrompt = (page: Page) => page.getByRole("dialog").getByLabel("System prompt");
const done = (page: Page) => page.getByRole("article").getByText("done", { exact: true });

test.describe("share a run", () => {
  test("saves a comparison, which a colleague opens, finds and downloads", async ({ page, context, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    const team = await bedrock.copyProfile("team-lite", novaLite);
    await page.goto(`/playground?p=${team}&p=${novaLite}&base=1&set=temperature:0.2&max=256&order=sequence`);
    await expect(page.getByRole("button", { name: "Save run" })).toBeDisabled();
    await page.getByRole("button", { name: "Settings 1 set" }).click();
    await systemPrompt(page).fill("Be brief.");
    await page.keyboard.press("Escape");
    await prompt(page).fill("Say hello to 123456789012.");
    await page.keyboard.press("Enter");
    await expect(done(page)).toHaveCount(2);
    await expect(page.getByText(/^Today: \$0\.\d+ of \$20\.00 used, \$[\d.]+ left; team .* left/)).toBeVisible();
    await page.getByRole("button", { name: "Save run" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Title")).toHaveValue("Say hello to 123456789012.");
    await dialog.getByLabel("Title").fill("Hello from both");
    await dialog.getByRole("button", { name: "Save run" }).click();
    await expect(dialog.getByText("The run is saved")).toBeVisible();
    const href = await dialog.getByRole("link", { name: "Open the run" }).getAttribute("href");

    const colleague = await context.newPage();
    await colleague.goto(href ?? "");
    await expect(colleague.getByRole("heading", { name: /^Hello from both/, level: 1 })).toBeVisible();
    await expect(done(colleague)).toHaveCount(2);
    await expect(colleague.getByText("Only the profile differs")).toBeVisible();
    await expect(colleague.getByText("Say hello to 123456789012.")).toHaveCount(2);
    await expect(prompt(colleague)).toHaveCount(0);
    await expectNoAxeViolations(colleague);

    await colleague.getByRole("link", { name: "Mask account IDs" }).click();
    await expect(colleague.getByText("Say hello to ************.")).toHaveCount(2);
    const waiting = colleague.waitForEvent("download");
    await colleague.getByRole("link", { name: "Markdown" }).click();
    const file = await readFile(await (await waiting).path(), "utf8");
    expect(file).toMatch(/^# Hello from both\n/);
    expect(file).toContain("> Say hello to ************.");

    await colleague.getByRole("link", { name: "Open with these settings" }).click();
    await expect(colleague).toHaveURL(/\/playground\?(?!.*run=)/);
    expect([...new URL(colleague.url()).searchParams].sort()).toEqual([
      ["base", "1"],
      ["max", "256"],
      ["order", "sequence"],
      ["p", team],
      ["p", novaLite],
      ["set", "temperature:0.2"],
    ]);
    await expect(colleague.getByRole("button", { name: "Settings 2 set" })).toBeVisible();
    await colleague.getByRole("button", { name: "Settings 2 set" }).click();
    await expect(systemPrompt(colleague)).toHaveValue("Be brief.");

    await colleague.goto(`/profiles/${team}?tab=history`);
    const tests = colleague.getByRole("table", { name: "Recent tests" });
    await expect(tests.getByRole("link", { name: "Hello from both" })).toHaveAttribute("href", href ?? "");

    await colleague.goto("/playground/runs?q=hello+team-lite");
    await colleague.getByRole("link", { name: "Hello from both" }).first().click();
    await expect(colleague).toHaveURL(new RegExp(`${href}$`));
  });

  test("turns a comparison into a benchmark of the same prompts and profiles", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    const team = await bedrock.copyProfile("team-lite", novaLite);
    await page.goto(`/playground?p=${team}&p=${novaLite}`);
    await page.getByLabel("Max tokens").fill("512");
    await prompt(page).fill("Name one tag.\n---\nOnly one.");
    await page.keyboard.press("Enter");
    await expect(done(page)).toHaveCount(2);
    await page.getByRole("button", { name: "Turn into benchmark" }).click();
    await expect(page).toHaveURL(/\/benchmarks\/new\?.*run=[0-9a-f-]{36}$/);
    await expect(page.getByRole("combobox", { name: "Arm A" })).toContainText("team-lite");
    await expect(page.getByRole("combobox", { name: "Arm B" })).toContainText("US Nova Lite");
    await expect(page.getByRole("textbox", { name: "Prompts" })).toHaveValue(/Name one tag\.\\n---\\nOnly one\./);
    await expect(page.getByText(/^1 prompt read\./)).toBeVisible();
    await expect(page.getByText(/^Prompts and profiles are those of the run/)).toHaveText(/Only one\.$/);
    await expect(page.getByRole("textbox", { name: "Max tokens" })).toHaveValue("512");
    await expectNoAxeViolations(page);
    await page.getByRole("link", { name: "Name one tag." }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Name one tag.");
    await page.getByRole("link", { name: "Turn into benchmark" }).click();
    await expect(page.getByText(/^1 prompt read\./)).toBeVisible();

    await page.goto(`/playground?p=${team}`);
    await prompt(page).fill("Alone.");
    await page.keyboard.press("Enter");
    await expect(done(page)).toHaveCount(1);
    await page.getByRole("button", { name: "Turn into benchmark" }).click();
    await expect(page.getByRole("combobox", { name: "Arm A" })).toContainText("team-lite");
    await expect(page.getByRole("combobox", { name: "Arm B" })).toContainText("US Nova Lite");
    await page.goto("/benchmarks/new?run=00000000-0000-4000-8000-000000000000");
    await expect(
      page.getByRole("alert").filter({ hasText: "There is no saved run under this address." }),
    ).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Arm A" })).toBeVisible();
  });

  test("says so when there is no such run", async ({ page, tolerate }) => {
    tolerate(/404/);
    const answer = await page.goto("/playground/runs/00000000-0000-4000-8000-000000000000");
    expect(answer?.status()).toBe(404);
    await page.goto("/playground/runs?q=nothing-has-these-words");
    await expect(page.getByText("No saved run holds these words")).toBeVisible();
    await expectNoAxeViolations(page);
  });
});
