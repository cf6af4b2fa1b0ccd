import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

async function answer(page: Page, question: RegExp, value: string) {
  await page.getByRole("radiogroup", { name: question }).getByRole("radio", { name: value, exact: true }).click();
}

const advice = (page: Page) => page.getByRole("region", { name: /profile|model/i }).filter({ hasText: "Recommended" });

test.describe("choose a kind", () => {
  test("answers, reads one recommendation with its reason, and creates what it says", async ({ page }) => {
    await page.goto("/profiles");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Guide" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Guide");
    await expect(page.getByText("One recommendation")).toBeVisible();

    await answer(page, /Must the bill show/, "Yes");
    await expect(advice(page)).toContainText("An application profile copied from your geography's system profile");
    await expect(advice(page)).toContainText("Only an application profile carries the tags");
    await expect(advice(page)).toContainText("The system-defined profile directly");
    await answer(page, /Where may prompts/, "One Region");
    await answer(page, /more capacity than one Region/, "Yes");
    await expect(advice(page)).toContainText("Your answers cannot all be met");
    await expect(page).toHaveURL(/chargeback=yes&residency=region&availability=yes/);
    await expectNoAxeViolations(page);

    await page.goBack();
    await expect(advice(page)).not.toContainText("Your answers cannot all be met");
    await answer(page, /Where may prompts/, "Anywhere");
    await page.reload();
    await expect(advice(page)).toContainText("copied from the global system profile");
    await page.getByRole("combobox", { name: "Model" }).click();
    await page.getByPlaceholder("Model name or ID…").fill("sonnet-4-5");
    await page.getByRole("option", { name: /Sonnet 4.5/ }).click();
    await advice(page).getByRole("link", { name: "Create the profile" }).click();
    await expect(page).toHaveURL(/\/profiles\/new\?source=global\.anthropic\.claude-sonnet-4-5/);
    await expect(page.getByRole("combobox", { name: /Copy from/ })).toContainText("Sonnet 4.5");
  });

  test("opens the playground for a prototype, and says where a model is not offered", async ({ page }) => {
    await page.goto("/guide?prototype=yes");
    const link = advice(page).getByRole("link", { name: "Open the playground" });
    await expect(advice(page)).toContainText("Filled in with US");
    await page.goto("/guide?residency=region&chargeback=yes&model=anthropic.claude-sonnet-4-5-20250929-v1:0");
    await expect(advice(page)).toContainText("is not offered on demand in this Region alone");
    await page.goBack();
    await link.click();
    await expect(page).toHaveURL(/\/playground\?p=us\./);
    await expect(page.getByRole("textbox", { name: /^Ask/ })).toBeVisible();
  });

  test("corrects what is believed, with the page and the day behind each claim", async ({ page }) => {
    await page.goto("/guide");
    const beliefs = page.getByRole("table", { name: "Widely believed, and true" });
    const quotas = beliefs.getByRole("row").filter({ hasText: "Each application profile has its own rate limit." });
    await expect(quotas).toContainText("shared per model");
    await expect(quotas).toContainText("Seen in practice, not documented by AWS.");
    await expect(quotas).toContainText("22 Nov 2026");
    const source = quotas.getByRole("link", { name: "Quotas (new tab)" });
    await expect(source).toHaveAttribute("href", "https://docs.aws.amazon.com/bedrock/latest/userguide/quotas.html");
    await expect(source).toHaveAttribute("target", "_blank");
    await expect(source).toHaveAttribute("rel", /noopener/);
    const features = page.getByRole("table", { name: "Features of both kinds" });
    for (const feature of [
      "Cross-Region routing",
      "High availability",
      "Cost per team",
      "Usage monitoring",
      "Latency",
    ]) {
      await expect(features.getByRole("rowheader", { name: feature })).toBeVisible();
    }
    await expectNoAxeViolations(page);
  });

  test("prints whole, without the frame, dark on white in the dark theme too", async ({ page }) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto("/guide?chargeback=yes");
    await expect(advice(page)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    const main = page.getByRole("main");
    expect(await main.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(24, 24, 27)");
  });
});
