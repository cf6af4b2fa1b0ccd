import type { Locator, Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
/** The state of an answer in words, within its turn: the figures below it name the state too. */
const state = (within: Page | Locator, words: string) => within.getByRole("article").getByText(words, { exact: true });
const prompt = (page: Page) => page.getByRole("textbox", { name: /^Ask/ });
const left = (page: Page) => page.getByRole("region", { name: /^Left pane/ });
const right = (page: Page) => page.getByRole("region", { name: /^Right pane/ });
/** What takes the focus of a pane, by its position from 0. */
const box = (page: Page, position: number) => page.locator("[data-pane-key]").nth(position);

/** Stalls the answers of one profile after three words; the other's go on. */
const stall = (profile: string) => ({
  operation: "ConverseStream" as const,
  profile,
  fault: { kind: "stall" as const, afterDeltas: 3 },
});

test.describe("compare two profiles", () => {
  let profileId: string;

  test.beforeEach(async ({ bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    profileId = await bedrock.copyProfile("team-lite", novaLite);
  });

  test("prompts a team profile and its twin side by side, then reads the chart", async ({ page, bedrock }) => {
    await page.goto("/profiles?kind=application");
    await page.getByRole("link", { name: "Test team-lite" }).click();
    await expect(left(page)).toHaveAccessibleName(/team-lite/);
    await expect(right(page)).toHaveAccessibleName(/US Nova Lite/);
    await expect(page.getByText("Only the profile differs")).toBeVisible();

    await page.getByRole("button", { name: /Short answer/ }).click();
    await expect(page.getByText(/at most \$/)).toBeVisible();
    await prompt(page).press("Enter");
    for (const pane of [left(page), right(page)]) {
      await expect(state(pane, "done")).toBeVisible();
      await expect(pane.getByRole("article")).toContainText(/simulated/i);
      const figures = pane.getByRole("term");
      await expect(figures).toContainText([
        "First token",
        "Total",
        "Tokens in / out",
        "Speed",
        "Estimated cost",
        "Stop reason",
      ]);
      await expect(pane.getByRole("definition").first()).toContainText(/\d ms|\d s/);
    }
    await expectNoAxeViolations(page);

    const compared = page.getByRole("region", { name: "Comparison of the newest answers" });
    await expect(
      compared.getByRole("img", { name: /^team-lite: client overhead .* first token .* service/ }),
    ).toBeVisible();
    await compared.getByRole("radio", { name: "Table" }).click();
    const total = compared.getByRole("row", { name: /^Total/ });
    await expect(total.getByRole("cell").nth(2)).toHaveText(/[+−]\d.*ms|same/);
    await page.keyboard.press("d");
    await expect(compared.getByRole("region", { name: "US Nova Lite against team-lite" })).toContainText(
      /same words|differs/,
    );
    await expect(page).toHaveURL(/view=diff/);
    await expectNoAxeViolations(page);

    await prompt(page).fill("And in one sentence?");
    await prompt(page).press("Enter");
    await expect(left(page).getByRole("article")).toHaveCount(2);
    await expect(state(left(page), "done")).toHaveCount(2);
    expect((await bedrock.ledger()).totals.finished).toBe(4);

    await page.getByRole("link", { name: "Compare" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
    await expect(page.getByText("team-lite").first()).toBeVisible();
    await expect(page.getByText(/p95 needs 72, has \d+/).first()).toBeVisible();
    await expect(page.locator(".recharts-surface").first()).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("stops one answer while the other goes on, then all", async ({ page, bedrock }) => {
    await bedrock.faults([stall(profileId), stall(novaLite)]);
    await page.goto(`/playground?p=${profileId}&p=${novaLite}`);
    await prompt(page).fill("Write a long answer about routing.");
    await prompt(page).press("Enter");
    await expect(state(left(page), "answering")).toBeVisible();
    await expect(state(right(page), "answering")).toBeVisible();
    await left(page).getByRole("button", { name: /^Stop/ }).click();
    await expect(state(left(page), "stopped by you").first()).toBeVisible();
    await expect(state(right(page), "answering")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(state(right(page), "stopped by you").first()).toBeVisible();
    await expect(left(page).getByRole("article")).toContainText(/simulated/i);
    await expect.poll(async () => (await bedrock.ledger()).totals.aborted).toBe(2);
  });

  test("hides whose answer is whose until the vote", async ({ page }) => {
    await page.goto(`/playground?p=${profileId}&p=${novaLite}`);
    await page.getByRole("button", { name: "Blind" }).click();
    await expect(page.getByText("team-lite")).toHaveCount(0);
    await prompt(page).fill("What is a tag?");
    await expect(page.getByRole("button", { name: "Both bad" })).toBeDisabled();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Both bad" })).toBeEnabled();
    await page.reload();
    await expect(page.getByRole("button", { name: "Both bad" })).toBeEnabled();
    await expect(page.getByText("team-lite")).toHaveCount(0);
    await expect(page.getByRole("article").getByText("Nova Lite", { exact: true })).toHaveCount(0);
    await expect(page.locator('main [aria-label*="team-lite"], main [title*="team-lite"]')).toHaveCount(0);
    await page.getByRole("button", { name: "Right", exact: true }).click();
    await expect(
      page.getByRole("status").filter({ hasText: /You preferred the right answer: (team-lite|US Nova Lite)/ }),
    ).toBeVisible();
    await expect(left(page)).toHaveAccessibleName(/team-lite/);
  });

  test("hides the name in a refusal and in the cost too", async ({ page, bedrock }) => {
    await bedrock.faults([{ operation: "ConverseStream", profile: profileId, fault: { kind: "access-denied" } }]);
    await page.goto(`/playground?p=${profileId}&p=${novaLite}`);
    await page.getByRole("button", { name: "Blind" }).click();
    await prompt(page).fill("What is a tag?");
    await expect(page.getByText(/at most \$.* for both/)).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText("The reason is shown with the names (access_denied).")).toBeVisible();
    await expect(page.getByRole("link", { name: "Open policy" })).toHaveCount(0);
    // The banner of the rehearsal names the profile it is made for; the playground does not.
    await expect(page.getByRole("main").getByText(profileId)).toHaveCount(0);
    await page.getByRole("button", { name: "Show names" }).click();
    await expect(page.getByRole("link", { name: "Open policy" })).toBeVisible();
  });

  test("stops, shows, pins and compares by key", async ({ page, bedrock }) => {
    await bedrock.faults([stall(profileId), stall(novaLite)]);
    await page.goto(`/playground?p=${profileId}&p=${novaLite}`);
    await prompt(page).fill("Write a long answer about routing.");
    await prompt(page).press("Enter");
    for (const pane of [left(page), right(page)]) await expect(state(pane, "answering")).toBeVisible();
    const timeline = page.getByRole("list", { name: "Timeline of the calls" });
    await expect(timeline.getByRole("img", { name: "team-lite: not measured to the end" })).toBeVisible();
    await page.keyboard.press("Alt+2");
    await expect(box(page, 1)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(state(right(page), "stopped by you")).toBeVisible();
    await expect(state(left(page), "answering")).toBeVisible();
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(state(right(page), "answering")).toBeVisible();
    await page.keyboard.press("Alt+1");
    await expect(box(page, 0)).toBeFocused();
    await page.keyboard.press("Shift+Escape");
    for (const pane of [left(page), right(page)]) await expect(state(pane, "stopped by you")).toBeVisible();

    await bedrock.faults([]);
    await page.keyboard.press("Alt+2");
    await expect(box(page, 1)).toBeFocused();
    await page.keyboard.press("p");
    await expect(page).toHaveURL(/base=1/);
    await expect(right(page).getByText("Baseline")).toBeVisible();
    await page.keyboard.press("d");
    await expect(page.getByText(/temperature is 0, and here it was not set: differences are expected/)).toBeVisible();
    await page.keyboard.press("d");
    await expect(timeline).toBeVisible();
  });

  test("keeps conversation, received text and draft over a reload", async ({ page, bedrock }) => {
    await page.goto(`/playground?p=${profileId}&p=${novaLite}`);
    await prompt(page).fill("What is a tag?");
    await prompt(page).press("Enter");
    await expect(state(left(page), "done")).toBeVisible();
    await expect(state(right(page), "done")).toBeVisible();
    await bedrock.faults([stall(novaLite)]);
    await prompt(page).fill("And a route?");
    await prompt(page).press("Enter");
    await expect(state(right(page), "answering")).toBeVisible();
    await expect(state(left(page), "done")).toHaveCount(2);
    await prompt(page).fill("half a thought");
    page.once("dialog", (dialog) => dialog.accept());
    await page.reload();
    await expect(prompt(page)).toHaveValue("half a thought");
    await expect(left(page).getByRole("article")).toHaveCount(2);
    await expect(state(right(page), "interrupted").first()).toBeVisible();
    await expect(right(page).getByRole("article").nth(1)).toContainText(/simulated/i);
    await expect.poll(async () => (await bedrock.ledger()).totals.aborted).toBe(1);
  });

  test("closes the upstream call when the tab is closed", async ({ page, context, bedrock }) => {
    await bedrock.faults([stall(profileId)]);
    const tab = await context.newPage();
    await tab.goto(`/playground?p=${profileId}`);
    await prompt(tab).fill("Hello");
    await prompt(tab).press("Enter");
    await expect(state(tab, "answering")).toBeVisible();
    await tab.close();
    await expect.poll(async () => (await bedrock.ledger()).totals.aborted).toBe(1);
    await page.goto("/compare");
    await expect(page.getByRole("cell", { name: "team-lite" }).first()).toBeVisible();
  });

  test("repeats a prompt alternately, after showing what it costs", async ({ page, bedrock }) => {
    await page.goto(`/playground?p=${profileId}&p=${novaLite}&max=16&own=2.maxTokens:8`);
    await expect(page.getByText("Profile and settings differ: max tokens")).toBeVisible();
    await prompt(page).fill("Say hello.");
    await page.getByRole("button", { name: "Repeat ×10" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("20 calls");
    await expect(dialog).toContainText("$");
    expect((await bedrock.ledger()).calls).toHaveLength(0);
    await dialog.getByRole("button", { name: "Start 20 calls" }).click();
    await expect(page.getByText("20 of 20, finished")).toBeVisible({ timeout: 45_000 });
    const { calls } = await bedrock.ledger();
    const order = calls.map((call) => (call.modelId.includes("application") ? "A" : "B")).join("");
    expect(order).toBe("ABBA".repeat(5));
    // Each pane's own settings hold for the calls of the repeat too.
    for (const call of calls) expect(call.outputTokens).toBe(call.modelId.includes("application") ? 16 : 8);
    expect(
      calls.every((call, index) => !index || BigInt(call.startedNs) >= BigInt(calls[index - 1]?.endedNs ?? 0)),
    ).toBe(true);
  });
});
