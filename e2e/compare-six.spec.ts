import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
const novaMicro = "us.amazon.nova-micro-v1:0";
const prompt = (page: Page) => page.getByRole("textbox", { name: /^Ask (the|both|\d)/ });
const pane = (page: Page, number: number) => page.getByRole("region", { name: new RegExp(`^Pane ${number}:`) });
const done = (page: Page) => page.getByRole("article").getByText("done", { exact: true });

test.describe("compare six", () => {
  let team: string;

  test.beforeEach(async ({ bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    team = await bedrock.copyProfile("team-lite", novaLite);
  });

  const link = () => `/playground?${[team, novaLite, novaMicro].map((id) => `p=${id}`).join("&")}`;

  test("asks six panes one after another with one prompt, and says so", async ({ page, bedrock }) => {
    await page.goto(link());
    await page.getByRole("radio", { name: "6", exact: true }).click();
    await expect(page.getByRole("region", { name: /^Pane \d:/ })).toHaveCount(6);
    await expect(page.getByText(/^Models differ: /)).toBeVisible();
    for (const number of [3, 4, 5, 6]) {
      await page.keyboard.press(`Alt+${number}`);
      await expect(page.locator("[data-pane-key]").nth(number - 1)).toBeFocused();
    }
    await page.getByRole("button", { name: /^Send order/ }).click();
    await page.getByRole("menuitemradio", { name: "One after another" }).click();
    await prompt(page).fill("Say hello.");
    await page.keyboard.press("Enter");
    await expect(done(page)).toHaveCount(6, { timeout: 20_000 });
    await expect(pane(page, 3).getByText("Sent one after another: third of 6")).toBeVisible();
    const { calls } = await bedrock.ledger();
    expect(calls).toHaveLength(6);
    for (const [index, call] of calls.slice(1).entries())
      expect(BigInt(call.startedNs)).toBeGreaterThanOrEqual(BigInt(calls[index]?.endedNs ?? 0));
    await expectNoAxeViolations(page);
  });

  test("moves, detaches, enlarges and removes panes, and keeps all of it in the link", async ({ page }) => {
    await page.goto(link());
    await prompt(page).fill("What is a tag?");
    await page.keyboard.press("Enter");
    await expect(done(page)).toHaveCount(3);

    await page.getByRole("button", { name: "More for the pane 1" }).click();
    await page.getByRole("menuitem", { name: "Move right" }).click();
    await expect(pane(page, 2)).toHaveAccessibleName(/team-lite/);
    await expect(pane(page, 2).getByRole("article")).toHaveCount(1);

    await page.getByRole("button", { name: "Shared prompt for the pane 2" }).click();
    const own = page.getByRole("form", { name: "Prompt of the pane 2" });
    await own
      .getByLabel("Files to attach")
      .setInputFiles([{ name: "route.txt", mimeType: "text/plain", buffer: Buffer.from("us-east-1") }]);
    await expect(own.getByText("1 kB")).toBeVisible();
    await page.getByRole("textbox", { name: "Ask only the pane 2" }).fill("Only you: what is a route?");
    await page.keyboard.press("Enter");
    await expect(pane(page, 2).getByRole("article")).toHaveCount(2);
    await expect(pane(page, 2).getByRole("link", { name: /route\.txt/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /route\.txt/ })).toHaveCount(1);
    await expect(done(page)).toHaveCount(4);
    await expect(page).toHaveURL(/sync=101/);
    await page.reload();
    await expect(pane(page, 2).getByRole("article")).toHaveCount(2);

    await page.keyboard.press("Alt+3");
    await page.getByRole("button", { name: "Enlarge the pane 3" }).click();
    await expect(pane(page, 1)).toBeHidden();
    await expect(page.getByRole("tab", { name: /team-lite/ })).toContainText("done");
    await page.getByRole("button", { name: "Side by side" }).click();

    await page.getByRole("button", { name: "More for the pane 1" }).click();
    await page.getByRole("menuitem", { name: "Remove pane" }).click();
    await expect(page.getByRole("region", { name: /^Left pane: team-lite/ }).getByRole("article")).toHaveCount(2);
    await page.goBack();
    await expect(pane(page, 2).getByRole("article")).toHaveCount(2);
    await expect(pane(page, 1).getByRole("article")).toHaveCount(1);
  });

  test("lets all panes go on from one, and branches an edited prompt", async ({ page }) => {
    await page.goto(`/playground?p=${team}&p=${novaLite}`);
    await prompt(page).fill("First wording");
    await page.keyboard.press("Enter");
    await expect(done(page)).toHaveCount(2);
    const left = page.getByRole("region", { name: /^Left pane/ });
    await left.getByRole("button", { name: "Regenerate this answer as another version" }).click();
    await expect(left.getByRole("group", { name: "version" })).toContainText("2/2");
    await expect(done(page)).toHaveCount(2);

    await left.getByRole("button", { name: "Edit this prompt and branch" }).click();
    const wording = left.getByRole("textbox", { name: "New wording" });
    // The pane does not run to its end under the person's hands, whatever else changes its size.
    await page.setViewportSize({ width: 1440, height: 640 });
    await expect(left.getByRole("button", { name: "Jump to latest" })).toBeVisible();
    await expect(wording).toBeInViewport({ ratio: 1 });
    await wording.fill("Second wording");
    await left.getByRole("button", { name: "Send to all 2 panes" }).click();
    await expect(page.getByRole("article", { name: "Turn: Second wording" })).toHaveCount(2);
    await expect(done(page)).toHaveCount(2);
    await left.getByRole("button", { name: "Earlier wording" }).click();
    await expect(left.getByRole("article", { name: "Turn: First wording" })).toBeVisible();

    await left.getByRole("button", { name: "More for the left pane" }).click();
    await page.getByRole("menuitem", { name: "Continue all from this pane" }).click();
    const right = page.getByRole("region", { name: /^Right pane/ });
    await expect(right.getByRole("article", { name: "Turn: First wording" })).toBeVisible();
    await expect(right.getByRole("group", { name: "wording" })).toContainText("3/3");
  });
});
