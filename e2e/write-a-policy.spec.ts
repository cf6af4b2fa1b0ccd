import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

async function expectCalls(page: Page, table: string, call: string, outcome: string): Promise<void> {
  const rows = page.getByRole("table", { name: table }).getByRole("row", { name: call });
  await expect(rows.first()).toContainText(outcome);
  for (const row of await rows.all()) await expect(row.getByText(outcome, { exact: true })).toHaveCount(2);
}

test.describe("write a policy", () => {
  test.beforeEach(async ({ bedrock }) => bedrock.deleteApplicationProfiles());

  test("copies the least policy and sees what it allows", async ({ page, bedrock, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const profileId = await bedrock.copyProfile("policy-invoke", novaLite);
    await page.goto(`/profiles/${profileId}?tab=access`);
    const table = "Calls under this policy";
    await expectCalls(page, table, "Through this profile", "Allowed");
    await expectCalls(page, table, "The model directly", "Denied");
    await expectCalls(page, table, "Another team’s profile", "Denied");
    await expectCalls(page, table, "The system profile", "Denied");
    await expectNoAxeViolations(page);

    await page.getByRole("button", { name: "Copy policy" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.Statement[0].Resource).toContain(`application-inference-profile/${profileId}`);
  });

  test("chooses what to allow, and keeps the choice in the link", async ({ page, bedrock }) => {
    const profileId = await bedrock.copyProfile("policy-options", novaLite);
    await page.goto(`/profiles/${profileId}?tab=access`);
    await page.getByRole("checkbox", { name: "Manage" }).click();
    await page.getByRole("radio", { name: "By team tag" }).click();
    const actions = page.getByRole("table", { name: "Actions under this policy" });
    await expect(actions.getByRole("row", { name: "DeleteInferenceProfile" })).toContainText(/Allowed.*Denied/);
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "Manage" })).toBeChecked();
    await expect(page.getByRole("region", { name: "Policy", exact: true })).toContainText("aws:PrincipalTag/team");

    await page.getByRole("radio", { name: "Organisation guardrail" }).click();
    await expectCalls(page, "Calls under this policy", "The model directly", "Denied explicitly");
    await expectCalls(page, "Calls under this policy", "Through this profile", "Allowed");
    await page.goBack();
    await expect(page.getByRole("checkbox", { name: "Manage" })).toBeChecked();
    await page.getByRole("checkbox", { name: "Manage" }).click();
    await page.getByRole("checkbox", { name: "Invoke" }).click();
    await expect(page.getByText("Choose what to allow.")).toBeVisible();
  });

  test("has the mistakes of a pasted policy marked by line", async ({ page, bedrock }) => {
    const profileId = await bedrock.copyProfile("policy-check", novaLite);
    await page.goto(`/profiles/${profileId}?tab=access`);
    const policy = page.getByRole("textbox", { name: "Policy to check" });
    const resource = "arn:aws:bedrock:us-east-1:000000000000:inference-profile/policy-check";
    const statement = { Effect: "Allow", Action: ["bedrock:InvokeModel*", "bedrock:Converse"], Resource: resource };
    await policy.fill(JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2));
    await page.getByRole("button", { name: "Check policy" }).click();
    const mistakes = page.getByRole("list", { name: "Mistakes" });
    await expect(mistakes.getByRole("listitem").filter({ hasText: "no action bedrock:Converse" })).toContainText(
      "Line 8",
    );
    await expect(mistakes).toContainText(`Write the ID of policy-check: ${profileId}.`);
    await expectCalls(page, "Calls under the checked policy", "Through this profile", "Denied");
    await expectNoAxeViolations(page);

    await policy.fill('{\n  "Version":\n}');
    await expect(page.getByText("the text has changed since")).toBeVisible();
    await page.getByRole("button", { name: "Check policy" }).click();
    await expect(mistakes).toContainText("no valid JSON");
    await expect(page.getByRole("table", { name: "Calls under the checked policy" })).toHaveCount(0);
  });
});
