import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
const prompt = (page: Page) => page.getByRole("textbox", { name: /^Ask/ });
const state = (page: Page, words: string) => page.getByRole("article").getByText(words, { exact: true });

const rich = [
  "Euler wrote \\(e^{i\\pi}+1=0\\), it costs $5 or $6.",
  "$$\n\\frac{1}{3}\n$$",
  "```ts\nconst answer = 42;\n```",
  "שלום עולם, זה טקסט מימין לשמאל.",
].join("\n\n");

test.describe("chat with a profile", () => {
  test("by keyboard alone: asks, reads the split of the time, stops, and goes on", async ({ page, bedrock }) => {
    await page.goto(`/playground?p=${novaLite}`);
    await prompt(page).focus();
    await page.keyboard.type("First line");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("second line");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("article").getByText("First line\nsecond line")).toBeVisible();
    await expect(state(page, "done")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Answer from US Nova Lite complete" })).toHaveCount(1);

    await page.getByRole("button", { name: /^Details/ }).press("Enter");
    const rows = page.getByRole("dialog").getByRole("row");
    await expect(rows.last()).toContainText("Service latency");
    const cells = await rows.getByRole("cell").allTextContents();
    const parts = cells.map((text) => Number(text.replace(/[^\d.]/g, ""))).slice(0, -1);
    const sum = parts.pop() ?? Number.NaN;
    expect(parts.reduce((total, ms) => total + ms, 0)).toBeCloseTo(sum, 0);
    await expectNoAxeViolations(page);
    await page.keyboard.press("Escape");

    await bedrock.faults([{ operation: "ConverseStream", fault: { kind: "stall", afterDeltas: 3 } }]);
    await prompt(page).fill("Go on");
    await page.keyboard.press("Enter");
    await expect(state(page, "answering")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(state(page, "stopped by you")).toBeVisible();
    await expect(page.getByText(/may still be billed/)).toBeVisible();
    await bedrock.faults([]);
    await page.getByRole("button", { name: "Retry" }).press("Enter");
    await expect(page.getByRole("group", { name: "version" })).toContainText("2/2");
    await expect(state(page, "done")).toHaveCount(2);
  });

  test("shows formulas, code and right-to-left text, and leaves prices alone", async ({ page, bedrock }) => {
    await bedrock.faults([{ operation: "ConverseStream", fault: { kind: "reply", text: rich } }]);
    await page.goto(`/playground?p=${novaLite}`);
    await prompt(page).fill("Show me");
    await page.keyboard.press("Enter");
    await expect(state(page, "done")).toBeVisible();
    const answer = page.getByRole("article");
    await expect(answer.locator("math")).toHaveCount(2);
    await expect(answer.getByText("it costs $5 or $6.")).toBeVisible();
    await expect(answer.getByRole("group", { name: "Code" })).toHaveText("const answer = 42;");
    await expect(answer.getByRole("button", { name: "Copy code" })).toBeVisible();
    expect(await answer.getByText("שלום").evaluate((node) => getComputedStyle(node).direction)).toBe("rtl");
    await expectNoAxeViolations(page);
  });

  test("says that an answer was cut off, and keeps what arrived when the network is lost", async ({
    page,
    context,
    bedrock,
    tolerate,
  }) => {
    tolerate(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to load resource|Failed to fetch/);
    await page.goto(`/playground?p=${novaLite}`);
    await page.getByLabel("Max tokens").fill("8");
    await prompt(page).fill("Write a long answer.");
    await page.keyboard.press("Enter");
    await expect(state(page, "cut off: max tokens")).toBeVisible();

    await context.setOffline(true);
    await prompt(page).fill("Are you there?");
    await page.keyboard.press("Enter");
    const refusal = page.getByRole("article").getByText("The console's own server could not be reached.");
    await expect(refusal).toBeVisible();
    await context.setOffline(false);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(state(page, "cut off: max tokens")).toHaveCount(2);
    expect((await bedrock.ledger()).totals.finished).toBe(2);
  });
});
