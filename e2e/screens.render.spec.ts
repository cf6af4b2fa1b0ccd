import { expect, expectNoAxeViolations, test } from "./fixtures";
import { startRun } from "./start-run";

const novaLite = "us.amazon.nova-lite-v1:0";

/** Run at phone width and in the dark theme: each screen renders, fits and has no axe violation. */
test.describe("screens", () => {
  let teamLite: string;

  test.beforeEach(async ({ bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    teamLite = await bedrock.copyProfile("team-lite", novaLite);
  });

  for (const [name, path, heading] of [
    ["profiles", "/profiles", "Inference profiles"],
    ["profile", `/profiles/${encodeURIComponent(novaLite)}`, "US Nova Lite"],
    ["profile-route", `/profiles/${encodeURIComponent(novaLite)}?tab=route`, "US Nova Lite"],
    ["profile-usage", `/profiles/${encodeURIComponent(novaLite)}?tab=usage`, "US Nova Lite"],
    ["profile-history", `/profiles/${encodeURIComponent(novaLite)}?tab=history`, "US Nova Lite"],
    ["profile-access", `/profiles/${encodeURIComponent(novaLite)}?tab=access`, "US Nova Lite"],
    ["profile-code", `/profiles/${encodeURIComponent(novaLite)}?tab=code&code=terraform`, "US Nova Lite"],
    ["retag", "/profiles/retag?scope=all", "Re-tag profiles"],
    ["regions", "/profiles/regions", "Regions"],
    ["create", "/profiles/new", "Create a team profile"],
    ["handover", `/profiles/${encodeURIComponent(novaLite)}/handover`, "US Nova Lite"],
    ["create-many", "/profiles/new/many", "Create many profiles"],
    ["create-many-csv", "/profiles/new/many?by=csv", "Create many profiles"],
    ["plans", "/plans", "Plans"],
    ["guide", "/guide?chargeback=yes&residency=region&availability=yes&limits=yes", "Guide"],
    ["benchmarks", "/benchmarks", "Benchmarks"],
    ["demo-result", "/benchmarks/demo", "Demo result made up"],
    ["new-benchmark", `/benchmarks/new?p=${novaLite}&p=${novaLite}`, "New benchmark"],
    ["new-load", `/benchmarks/new?p=${novaLite}&mode=load`, "New benchmark"],
    ["not-found", "/profiles/nobody", /./],
  ] as const) {
    test(name, async ({ page, tolerate }, info) => {
      if (name === "not-found") tolerate(/status of 404/);
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(heading);
      if (name === "retag") {
        await page.getByRole("textbox", { name: "Key of rule 1" }).fill("environment");
        await page.getByRole("textbox", { name: "Value of rule 1" }).fill("prod");
        await expect(page.getByRole("table", { name: "Changes" })).toBeVisible();
      }
      if (name === "regions") await expect(page.getByText("all at once")).toHaveCount(3);
      if (name === "profiles" && info.project.name === "phone")
        await expect(page.getByRole("row", { name: "team-lite" })).toContainText("0 calls/7 d");
      if (name === "profile-route") await expect(page.getByRole("img", { name: /^Map/ })).toBeVisible();
      if (name === "profile-access")
        await expect(page.getByRole("table", { name: "Calls under this policy" })).toBeVisible();
      await check(page, info, name);
    });
  }

  test("benchmark with its verdict", async ({ page, request }, info) => {
    await page.goto(`/benchmarks/${await startRun(request, { pairs: 8, profileIds: [novaLite, novaLite] })}`);
    await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("heading", { name: "Interval against the margin" })).toBeVisible();
    await expect(page.getByRole("table", { name: "Calls" })).toBeVisible();
    await expect(page.getByRole("region", { name: "History" })).toContainText("Every hour");
    await check(page, info, "benchmark");
  });

  test("load run", async ({ page, request }, info) => {
    const load = { mode: "load", ratePerSecond: 20, durationMs: 2_000, inFlight: 2 };
    await page.goto(`/benchmarks/${await startRun(request, { ...load, profileIds: [novaLite, novaLite] })}`);
    await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("heading", { name: "Over time" })).toBeVisible();
    await expect(page.getByRole("table", { name: "Calls", exact: true })).toBeVisible();
    await check(page, info, "load-run");
  });

  test("explain", async ({ page }, info) => {
    await page.goto("/explain");
    await page.getByRole("button", { name: "An error" }).click();
    await expect(page.getByRole("table", { name: "Named in it" })).toBeVisible();
    await check(page, info, "explain");
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("button", { name: "A policy" }).click();
    await page.getByRole("button", { name: "Check policy" }).click();
    await expect(page.getByRole("list", { name: "Mistakes" })).toBeVisible();
    await check(page, info, "explain-policy");
  });

  test("retirement and replacement", async ({ page, bedrock }, info) => {
    await bedrock.calendar({ endsOfLife: { "amazon.nova-lite-v1:0": "2026-12-10" } });
    await page.goto("/retirement");
    await expect(page.getByRole("cell", { name: "journeys" })).toBeVisible();
    await check(page, info, "retirement");
    await page.getByRole("button", { name: "Notes to owners" }).click();
    await expect(page.getByRole("dialog", { name: "Notes to owners" })).toContainText("in 18 days");
    await check(page, info, "retirement-notes");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Replace team-lite" }).click();
    await expect(page.getByRole("table", { name: "What changes" })).toBeVisible();
    await check(page, info, "replace");
    await page.getByLabel("Tag environment").fill("prod");
  });

  test("activity with an open entry", async ({ page }, info) => {
    await page.goto(`/profiles/${teamLite}`);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete team-lite?" });
    await dialog.getByRole("textbox", { name: /to confirm/ }).fill("team-lite");
    await dialog.getByRole("button", { name: "Delete profile" }).click();
    await expect(page).toHaveURL(/\/profiles$/);
    await page.goto("/activity");
    await page.getByRole("button", { name: "Details of Profile deleted: team-lite" }).first().click();
    await expect(page.getByText("Profile ARN").first()).toBeVisible();
    await check(page, info, "activity");
  });

  test("rehearsal in force", async ({ page, bedrock }, info) => {
    await page.goto("/rehearsal");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Rehearse failure");
    await check(page, info, "rehearsal");
    await bedrock.faults([
      { operation: "ConverseStream", profile: novaLite, fault: { kind: "stall", afterDeltas: 10 } },
      { operation: "InvokeModelWithResponseStream", profile: novaLite, fault: { kind: "stall", afterDeltas: 10 } },
    ]);
    await page.reload();
    await expect(page.getByRole("region", { name: "Failure rehearsal" })).toContainText("Answers fall silent midway");
    await check(page, info, "rehearsal-in-force");
  });

  test("playground and compare after an answer", async ({ page }, info) => {
    await page.goto("/playground");
    await check(page, info, "playground-empty");
    await page.getByRole("textbox", { name: /^Ask/ }).fill("List three facts about tags.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article").getByText("done", { exact: true }).first()).toBeVisible();
    await check(page, info, "playground");
    await page.getByRole("button", { name: "Settings" }).click();
    await check(page, info, "playground-settings");
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Prompts" }).click();
    await check(page, info, "playground-prompts");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Save run" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Save run" }).click();
    await page.getByRole("link", { name: "Open the run" }).click();
    await expect(page.getByText("Frozen")).toBeVisible();
    await check(page, info, "saved-run");
    await page.goto("/playground/runs");
    await check(page, info, "saved-runs");
    await page.goto(`/playground?p=${novaLite}&p=${novaLite}&p=${novaLite}&view=table`);
    await page.getByRole("textbox", { name: /^Ask/ }).fill("List three facts about tags.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
    await check(page, info, "playground-three");
    await page.goto("/compare");
    await expect(page.locator(".recharts-surface").first()).toBeVisible();
    await check(page, info, "compare");
  });
});

type Page = Parameters<typeof expectNoAxeViolations>[0];

async function check(page: Page, info: { outputPath(name: string): string }, name: string) {
  await page.screenshot({ path: info.outputPath(`${name}.png`) });
  await expectNoAxeViolations(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
}
