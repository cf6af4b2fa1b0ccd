import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test.describe("rehearse failure", () => {
  test("throttles every call from the panel until the banner ends it", async ({ page, bedrock }) => {
    await page.goto("/profiles");
    const banner = page.getByRole("region", { name: "Failure rehearsal" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(banner).toHaveCount(0);

    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Rehearse failure" }).click();
    await page.getByRole("radio", { name: /^Every call is throttled/ }).check();
    await page.getByRole("button", { name: "Start rehearsal" }).click();
    await expect(banner).toContainText("Every call is throttled");
    await expectNoAxeViolations(page);

    await page.goto(`/playground?p=${novaLite}`);
    await expect(banner).toContainText("Every call is throttled");
    const prompt = page.getByRole("textbox", { name: /^Ask/ });
    await prompt.fill("Hello");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "Bedrock is limiting requests" })).toBeVisible();
    await expectNoAxeViolations(page);

    await banner.getByRole("button", { name: "End rehearsal" }).click();
    await expect(banner).toHaveCount(0);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByText("done", { exact: true })).toBeVisible();
    const outcomes = (await bedrock.ledger()).calls.map((call) => call.outcome);
    expect(outcomes.sort()).toEqual(["failed", "finished"]);
  });

  test("limits a failure to one profile and counts what it hit", async ({ page, bedrock }) => {
    const teamProfile = await bedrock.copyProfile("rehearsed", novaLite);
    await page.goto("/rehearsal");
    await page.getByRole("radio", { name: /^No permission to list/ }).check();
    await expect(page.getByRole("combobox", { name: "Limit to" })).toBeDisabled();
    await page.getByRole("radio", { name: /^No permission to invoke/ }).check();
    await page.getByRole("combobox", { name: "Limit to" }).click();
    await page.getByPlaceholder("Name or ID…").fill(teamProfile);
    await page.getByRole("option", { name: /rehearsed/ }).click();
    await page.getByRole("button", { name: "Start rehearsal" }).click();
    await expect(page.getByText(`Only calls of ${teamProfile}.`)).toBeVisible();

    const other = await page.context().newPage();
    await other.goto(`/playground?p=${novaLite}&p=${teamProfile}`);
    await other.getByRole("textbox", { name: /^Ask/ }).fill("Hello");
    await other.keyboard.press("Enter");
    const usual = other.getByRole("region", { name: /US Nova Lite/ });
    const limited = other.getByRole("region", { name: /rehearsed/ });
    await expect(usual.getByText("done", { exact: true }).first()).toBeVisible();
    await expect(limited.getByRole("alert").filter({ hasText: "bedrock:InvokeModel" })).toBeVisible();
    await other.close();

    await page.getByRole("button", { name: "Refresh counts" }).click();
    await expect(page.getByRole("row", { name: /^ConverseStream/ })).toContainText(/access-denied\s*1\s*1/);
    const inForce = page.getByRole("region", { name: "In force" });
    await inForce.getByRole("button", { name: "End rehearsal" }).click();
    await expect(page.getByText("Nothing fails on purpose")).toBeVisible();
    await expect(page.getByRole("region", { name: "Failure rehearsal" })).toHaveCount(0);
    await bedrock.deleteApplicationProfiles();
  });

  test("shows rules that were set elsewhere, and ends an outage from a page that cannot load", async ({
    page,
    bedrock,
  }) => {
    await bedrock.faults([{ fault: { kind: "outage" } }, { operation: "Converse", nth: 3, fault: { kind: "hang" } }]);
    await page.goto("/profiles?q=nova%20lite");
    await expect(page.getByText("Profiles could not be listed")).toBeVisible();
    const banner = page.getByRole("region", { name: "Failure rehearsal" });
    await expect(banner).toContainText("2 rules set on the control port");
    await banner.getByRole("button", { name: "End rehearsal" }).click();
    await expect(page.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
    await expect(banner).toHaveCount(0);
  });
});
