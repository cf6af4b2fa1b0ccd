import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
const prompt = (page: Page) => page.getByRole("textbox", { name: /^Ask (the|both|\d)/ });
const done = (page: Page) => page.getByRole("article").getByText("done", { exact: true });

test.describe("keep a prompt", () => {
  test("saves a prompt with a variable, fills it in, and shows the code of the call", async ({ page }) => {
    const name = `Greeting ${Date.now()}`;
    await page.goto(`/playground?p=${novaLite}`);
    await prompt(page).fill("Greet {{customer}} in one sentence.");
    await page.getByRole("button", { name: "Prompts" }).click();
    const library = page.getByRole("dialog", { name: "Prompt library" });
    await library.getByLabel("Keep the prompt in the composer as").fill(name);
    await library.getByRole("button", { name: "Save prompt" }).click();
    await library.getByLabel("Search the library").fill(name);
    const item = library.getByRole("listitem").filter({ hasText: name });
    await expect(item.getByRole("button", { name: "Use" })).toBeDisabled();
    await item.getByLabel("customer").fill("Mara");
    await expectNoAxeViolations(page);
    await item.getByRole("button", { name: "Use" }).click();
    await expect(prompt(page)).toHaveValue("Greet Mara in one sentence.");
    await prompt(page).press("Enter");
    await expect(done(page)).toHaveCount(1);

    await page.getByRole("button", { name: "More for the pane" }).click();
    await page.getByRole("menuitem", { name: "View code" }).click();
    const code = page.getByRole("dialog", { name: "Code of this request" });
    await expect(code.getByText(/client\.converse_stream\(/)).toBeVisible();
    await expect(code.getByText(/Greet Mara in one sentence\./)).toBeVisible();
    await code.getByRole("radio", { name: "AWS CLI" }).click();
    await expect(code.getByText(/aws bedrock-runtime converse/)).toBeVisible();
    await expectNoAxeViolations(page);
  });
});
