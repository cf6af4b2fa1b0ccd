import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const source = "us.amazon.nova-lite-v1:0";

async function submit(page: Page, name: string) {
  await page.goto(`/profiles/new?source=${source}`);
  await page.getByRole("combobox", { name: "Team", exact: true }).fill("search");
  await page.getByRole("combobox", { name: "Environment" }).fill("prod");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  // A call made lately would ask for a reason at the deletion.
  await page.getByRole("checkbox", { name: /^Test it with one small call/ }).uncheck();
  await page.getByRole("button", { name: /^Create profile/ }).click();
}

async function create(page: Page, name: string) {
  await submit(page, name);
  await page.getByRole("link", { name: "Open profile" }).click();
}

async function remove(page: Page, name: string) {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${name}?` });
  await dialog.getByRole("textbox", { name: /to confirm/ }).fill(name);
  await dialog.getByRole("button", { name: "Delete profile" }).click();
  await expect(page).toHaveURL(/\/profiles$/);
}

const rowOf = (page: Page, name: string) =>
  page.getByRole("table", { name: "Activity" }).getByRole("row").filter({ hasText: name });

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return readFile(await file.path(), "utf8");
}

test.describe("review activity", () => {
  test.beforeEach(({ bedrock }) => bedrock.deleteApplicationProfiles());

  test("finds who made and deleted a profile, with its ARN, source and models", async ({ page }) => {
    await create(page, "audited team");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("audited team");

    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Activity" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
    const made = rowOf(page, "audited team").first();
    await expect(made).toContainText("Profile created");
    await expect(made).toContainText("local");
    await expect(made).toContainText("Succeeded");
    await page.getByRole("button", { name: "Details of Profile created: audited team" }).click();
    await expect(page.getByTitle(`arn:aws:bedrock:us-east-1:000000000000:inference-profile/${source}`)).toBeVisible();
    await expect(page.getByText(/application-inference-profile\/[a-z0-9]{12}$/)).toBeVisible();
    await expectNoAxeViolations(page);

    await made.getByRole("link", { name: "audited team" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("audited team");
    await remove(page, "audited team");
    await page.goto("/activity?q=audited");
    await expect(rowOf(page, "Profile deleted")).toContainText("audited team");
    await expect(rowOf(page, "audited team")).toHaveCount(2);
    await expect(page.getByRole("table", { name: "Activity" }).getByRole("link")).toHaveCount(0);

    await page.getByLabel("From").fill("2020-01-01");
    await page.getByLabel("to", { exact: true }).fill("2020-01-02");
    await expect(page.getByRole("heading", { name: "No change matches" })).toBeVisible();
    await expect(page).toHaveURL(/from=2020-01-01&to=2020-01-02/);
    await page.goBack();
    await page.goBack();
    await page.getByRole("button", { name: "Details of Profile deleted: audited team" }).click();
    await expect(page.getByRole("list", { name: "Changed tags" })).toContainText("removed");
    await page.getByRole("link", { name: "Recreate with the same settings" }).click();
    await expect(page.getByText("Filled in with the settings of audited team")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Team", exact: true })).toHaveValue("search");
    await page.getByRole("button", { name: /^Create profile/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("audited team");
    await page.getByRole("link", { name: "Open profile" }).click();
    await page.getByRole("tab", { name: "History" }).click();
    await expect(rowOf(page, "audited team")).toHaveCount(1);
  });

  test("asks why before it deletes a profile that was called lately", async ({ page, bedrock }) => {
    const profileId = await bedrock.copyProfile("busy team", source);
    await page.goto(`/playground?p=${profileId}`);
    await page.getByRole("textbox", { name: /^Ask/ }).fill("List three facts about tags.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article").getByText("done", { exact: true }).first()).toBeVisible();
    await page.goto(`/profiles/${profileId}`);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete busy team?" });
    await expect(dialog.getByText("1 call from this console in the last 30 days")).toBeVisible();
    await dialog.getByRole("textbox", { name: /to confirm/ }).fill("busy team");
    await expect(dialog.getByRole("button", { name: "Delete profile" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: /^Why is it deleted/ }).fill("moved to another team");
    await expectNoAxeViolations(page);
    await dialog.getByRole("button", { name: "Delete profile" }).click();
    await expect(page).toHaveURL(/\/profiles$/);
    await page.goto("/activity?q=busy");
    await page.getByRole("button", { name: "Details of Profile deleted: busy team" }).click();
    await expect(page.getByText("moved to another team")).toBeVisible();
  });

  test("tells a refusal from a change whose outcome nobody knows, and keeps the filter in the link", async ({
    page,
    bedrock,
  }) => {
    const message =
      "User: arn:aws:sts::000000000000:assumed-role/console/x is not authorized to perform: bedrock:CreateInferenceProfile";
    await bedrock.faults([
      {
        operation: "CreateInferenceProfile",
        fault: { kind: "error", status: 403, name: "AccessDeniedException", message },
      },
    ]);
    await submit(page, "refused team");
    await expect(page.getByText("The profile was not created")).toBeVisible();
    await bedrock.faults([{ operation: "CreateInferenceProfile", fault: { kind: "drop-response" } }]);
    await submit(page, "silent team");
    await expect(page.getByText("The profile was not created")).toBeVisible();
    await bedrock.faults([]);

    await page.goto("/activity");
    await page.getByRole("radio", { name: "Failed" }).click();
    await expect(rowOf(page, "refused team")).toContainText("no permission in AWS");
    await expect(rowOf(page, "silent team")).toHaveCount(0);
    await page.getByRole("radio", { name: "Outcome unknown" }).click();
    await expect(rowOf(page, "silent team")).toContainText("Outcome unknown");
    await expect(rowOf(page, "refused team")).toHaveCount(0);
    await page.getByRole("button", { name: "Details of Profile created: silent team" }).click();
    await expect(page.getByText("Nobody knows whether AWS made this change")).toBeVisible();

    await page.reload();
    await expect(page).toHaveURL(/outcome=unknown/);
    await expect(rowOf(page, "silent team")).toBeVisible();
    await page.goBack();
    await expect(rowOf(page, "refused team")).toBeVisible();

    await page.keyboard.press("/");
    await page.keyboard.type("no such thing");
    await expect(page.getByRole("heading", { name: "No change matches" })).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rowOf(page, "silent team")).toBeVisible();
    await expect(page).toHaveURL(/\/activity$/);
  });

  test("takes what is shown away as a spreadsheet and as JSON", async ({ page }) => {
    await create(page, "exported team");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("exported team");
    await page.goto("/activity?q=exported");
    await expect(rowOf(page, "exported team")).toBeVisible();
    const lines = (await download(page, "Export CSV")).trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('"local","profile.create","exported team","succeeded"');
    const events = JSON.parse(await download(page, "Export JSON"));
    expect(events).toMatchObject([{ subject: "exported team", detail: { source: expect.stringContaining(source) } }]);
  });
});
