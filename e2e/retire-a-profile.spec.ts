import { readFile } from "node:fs/promises";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
const model = "amazon.nova-lite-v1:0";

test.describe("retire a profile", () => {
  test.beforeEach(async ({ bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    await bedrock.copyProfile("search-nova-lite", novaLite);
    await bedrock.copyProfile("chat-nova-lite", novaLite);
    await bedrock.copyProfile("current-pro", "us.amazon.nova-pro-v1:0");
    await bedrock.calendar({ endsOfLife: { [model]: "2026-12-10" } });
  });

  test("sees what ends, replaces it by one plan, tests old against new, and deletes when it is silent", async ({
    page,
    bedrock,
  }) => {
    await page.goto("/profiles");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Retirement" }).click();
    const table = page.getByRole("table", { name: "Team profiles by the end of their model" });
    const search = table.getByRole("row").filter({ hasText: "search-nova-lite" });
    await expect(search).toContainText("10 Dec 2026 · 18 days left");
    await expect(search).toContainText("journeys");
    await expect(table).not.toContainText("current-pro");
    await expect(page.getByText("the day of the local Bedrock's calendar")).toBeVisible();

    const calendar = page.waitForEvent("download");
    await page.getByRole("link", { name: "Calendar (.ics)" }).click();
    const file = await readFile(await (await calendar).path(), "utf8");
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(file).toContain("DTSTART;VALUE=DATE:20261210");

    await page.getByRole("button", { name: "Notes to owners" }).click();
    const notes = page.getByRole("dialog", { name: "Notes to owners" });
    await expect(notes).toContainText(
      "Dear journeys, as of 22 Nov 2026 2 profiles of yours go to a model that retires.",
    );
    await page.keyboard.press("Escape");

    await table.getByRole("checkbox", { name: "Choose all shown" }).click();
    await page.getByRole("link", { name: "Replace…", exact: true }).first().click();
    const group = page.getByRole("region", { name: "Nova Lite, US" });
    await expect(group).toContainText("Suggested. Same provider, same family and the same route (US)");
    await expect(group.getByRole("table", { name: "What changes" })).toContainText("legacy, ends on 10 Dec 2026");
    const name = group.getByRole("textbox", { name: "New name for search-nova-lite" });
    await expect(name).toHaveValue("search-nova-2-lite");
    await name.fill("search--new");
    await expect(group).toContainText("Use letters and digits");
    await expect(page.getByRole("button", { name: "Make the plan" })).toBeDisabled();
    await name.fill("search-next");
    await expect(page.getByRole("button", { name: "Make the plan" })).toBeDisabled();
    await group.getByLabel("Tag environment").fill("prod");
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Make the plan" }).click();

    const rows = page.getByRole("table", { name: "Rows of the plan" });
    await expect(page.getByText("Nothing has been changed yet")).toBeVisible();
    await rows.getByRole("button", { name: "Calls of row 1: search-next" }).click();
    await expect(rows).toContainText("profile-console:replaces");
    await page.reload();
    await page.getByRole("button", { name: "Create 2 profiles" }).click();
    await expect(page.getByText("2 of 2 done")).toBeVisible();
    const { operations } = await bedrock.ledger();
    expect(operations.CreateInferenceProfile).toBe(5);

    await rows.getByRole("row").filter({ hasText: "search-next" }).getByRole("link", { name: "Open" }).click();
    await expect(page.getByText("Replaces search-nova-lite")).toBeVisible();
    await page.getByRole("link", { name: "Try both" }).click();
    await expect(page).toHaveURL(/\/playground\?p=[a-z0-9]{12}&p=[a-z0-9]{12}$/);
    await page.goBack();
    await page.getByRole("link", { name: "Benchmark old against new" }).click();
    await expect(page).toHaveURL(/\/benchmarks\/new\?p=arn[^&]+&p=arn[^&]+$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goBack();
    await page.getByRole("link", { name: "search-nova-lite" }).click();
    await expect(page.getByText("Replaced by search-next")).toBeVisible();
    await expect(page.getByText("Not silent long enough to be deleted.")).toBeVisible();
    await expect(page.getByText("Calls made elsewhere are not seen here")).toBeVisible();
    await page.goto("/retirement");
    await expect(search).toContainText("search-next");
  });

  test("rehearses the day after: what has ended is first, and a row that fails can be tried again", async ({
    page,
    bedrock,
  }) => {
    await bedrock.calendar({ asOf: "2026-12-11", endsOfLife: { [model]: "2026-12-10" } });
    await page.goto("/retirement?show=retired");
    const table = page.getByRole("table", { name: "Team profiles by the end of their model" });
    await expect(table.getByRole("row")).toHaveCount(1 + 2);
    await expect(table).toContainText("Not listed");
    await page.getByRole("link", { name: "Replace chat-nova-lite" }).click();
    await page.getByRole("combobox", { name: /Successor/ }).click();
    await page.getByPlaceholder("Name, ID, provider or Region").fill("us nova pro");
    await page.getByRole("option", { name: /US Nova Pro/ }).click();
    await page.getByLabel("Tag environment").fill("dev");
    await page.getByRole("button", { name: "Make the plan" }).click();
    const refusal = { kind: "error", status: 400, name: "ValidationException", message: "not today" } as const;
    await bedrock.faults([{ operation: "CreateInferenceProfile", fault: refusal }]);
    await page.getByRole("button", { name: "Create 1 profile" }).click();
    await expect(page.getByRole("table", { name: "Rows of the plan" })).toContainText("not today");
    await bedrock.faults([]);
    await page.getByRole("button", { name: "Retry 1 failed only" }).click();
    await expect(page.getByText("1 of 1 done")).toBeVisible();
  });
});
