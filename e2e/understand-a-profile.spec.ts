import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test.describe("understand a profile", () => {
  test("moves through the tabs, each with a link of its own", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    const profileId = await bedrock.copyProfile("understand-me", novaLite);
    await page.goto(`/profiles/${profileId}`);
    await expect(page.getByRole("heading", { name: "Routing" })).toBeVisible();

    await page.getByRole("tab", { name: "Route & residency" }).click();
    await expect(page).toHaveURL(/tab=route/);
    const destinations = page.getByRole("table", { name: "Destinations" });
    await expect(destinations.getByRole("row").filter({ hasText: "stays here" })).toContainText("N. Virginia");
    await expect(destinations.getByRole("row").filter({ hasText: "Oregon" })).toContainText("us-west-2");
    await expect(page.getByText("Requests may move between 3 Regions, all in the United States.")).toBeVisible();
    await expect(page.getByRole("img", { name: /^Map\. Requests may move/ })).toBeVisible();

    await page.getByRole("tab", { name: "Code" }).click();
    await expect(page).toHaveURL(/tab=code/);
    await expect(page.getByRole("region", { name: "Python code" })).toContainText(
      `application-inference-profile/${profileId}`,
    );
    await page.getByRole("tab", { name: "Access" }).click();
    await expect(page).toHaveURL(/tab=access/);
    await page.goBack();
    await expect(page.getByRole("region", { name: "Python code" })).toBeVisible();
    await page.goBack();
    await expect(destinations).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Routing" })).toBeVisible();
  });

  test("counts what was invoked here, and lists it", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    const profileId = await bedrock.copyProfile("understand-usage", novaLite);
    await page.goto(`/profiles/${profileId}?tab=usage`);
    await expect(page.getByRole("heading", { name: "No calls in this range" })).toBeVisible();
    await page.getByRole("link", { name: "Send a first prompt" }).click();
    await page.getByRole("textbox", { name: /^Ask/ }).fill("List three facts about tags.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article").getByText("done", { exact: true }).first()).toBeVisible();

    await page.goto(`/profiles/${profileId}?tab=usage`);
    await page.getByRole("radio", { name: "24 h" }).click();
    await expect(page).toHaveURL(/range=24h/);
    await expect(page.getByText("1 call: 1 complete.")).toBeVisible();
    await expect(page.getByText("needs n ≥ 6 / needs n ≥ 72").first()).toBeVisible();
    await expect(page.locator(".recharts-surface").first()).toBeVisible();
    await page
      .getByRole("radiogroup", { name: "Tokens over time: view" })
      .getByRole("radio", { name: "Table" })
      .click();
    await expect(page.getByRole("table", { name: "Tokens over time, table" }).getByRole("row")).toHaveCount(2);
    await expectNoAxeViolations(page);

    await page.getByRole("tab", { name: "History" }).click();
    await expect(page.getByRole("table", { name: "Calls" }).getByRole("row")).toHaveCount(2);
    await expect(page.getByText("Nothing was changed from here.")).toBeVisible();
    await expect(page.getByText("No saved run and no benchmark has this profile.")).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("takes code for every tool, streamed where the tool streams", async ({ page, bedrock, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await bedrock.deleteApplicationProfiles();
    const profileId = await bedrock.copyProfile("understand-code", novaLite);
    await page.goto(`/profiles/${profileId}?tab=code`);
    for (const [tab, region, text] of [
      ["TypeScript", "TypeScript code", "ConverseCommand"],
      ["AWS CLI", "AWS CLI code", "aws bedrock-runtime converse"],
      ["curl", "curl code", "--aws-sigv4 'aws:amz:us-east-1:bedrock'"],
      ["Terraform", "Terraform code", 'name = "understand-code"'],
      ["CloudFormation", "CloudFormation code", "AWS::Bedrock::ApplicationInferenceProfile"],
      ["CDK", "CDK code", 'value: "journeys"'],
    ] as const) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      await expect(page.getByRole("region", { name: region })).toContainText(text);
    }
    await expect(page.getByRole("radio", { name: "Streamed" })).toHaveCount(0);
    await expectNoAxeViolations(page);

    await page.getByRole("tab", { name: "AWS CLI" }).click();
    await page.getByRole("radio", { name: "Streamed" }).click();
    await expect(page.getByText("The AWS CLI has no command that streams")).toBeVisible();
    await page.getByRole("tab", { name: "curl" }).click();
    await page.getByRole("button", { name: "Copy curl code" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`${profileId}/converse-stream`);
    await page.reload();
    await expect(page.getByRole("region", { name: "curl code" })).toContainText("converse-stream");
  });
});
