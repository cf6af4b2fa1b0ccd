import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

async function chooseSource(page: Page, name: string) {
  await page.getByRole("combobox", { name: /Copy from/ }).click();
  await page.getByPlaceholder("Name, ID, provider or Region").fill(name);
  await page
    .getByRole("option", { name: new RegExp(name) })
    .first()
    .click();
}

/** Opens the form for that source and fills in what else is required. */
async function openForm(page: Page, owner: string) {
  await page.goto("/profiles/new?source=us.amazon.nova-lite-v1:0");
  await fillOwner(page, owner);
}

async function fillOwner(page: Page, owner: string) {
  await team(page).fill(owner);
  await page.getByRole("combobox", { name: "Environment" }).fill("prod");
}

const team = (page: Page) => page.getByRole("combobox", { name: "Team", exact: true });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const create = (page: Page) => page.getByRole("button", { name: /^Create profile/ });

test.describe("create a team profile", () => {
  test.beforeEach(({ bedrock }) => bedrock.deleteApplicationProfiles());

  test("creates from a system profile with tags, proves it and hands it over", async ({ page, bedrock }) => {
    await page.goto("/profiles/new");
    await chooseSource(page, "US Nova Lite");
    await fillOwner(page, "customer-service");
    await expect(field(page, "Name")).toHaveValue(/^customer-service-prod-/);
    await field(page, "Description").fill("Team A: Customer Service");
    await page.getByRole("button", { name: "Add tag" }).click();
    await page.getByLabel("Key of tag 1").fill("cost-center");
    await page.getByLabel("Value of tag 1").fill("CC-4711");
    await expectNoAxeViolations(page);
    await create(page).click();

    await expect(page.getByRole("heading", { level: 1 })).toContainText("customer-service-prod-");
    await expect(page.getByText(/was created/).first()).toBeVisible();
    // The hand-over card, and the smoke test that the form offered.
    await expect(page).toHaveURL(/\/handover\?region=us-east-1&created=1$/);
    await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("customer-service-prod-");
    await expect(page.getByText("It works")).toBeVisible();
    await expect(page.getByText('"Sid": "InvokeThroughThisProfile"')).toBeVisible();
    await expectNoAxeViolations(page);
    // A colleague who opens the link sees the same and spends nothing.
    await page.goto(page.url().replace(/[?].*/, ""));
    await expect(page.getByText("It works")).toBeVisible();
    expect((await bedrock.ledger()).calls).toHaveLength(1);
    await page.getByRole("link", { name: "Open profile" }).click();
    for (const text of ["CC-4711", "profile-console:source", "recorded"]) {
      await expect(page.getByText(text).first()).toBeVisible();
    }
    await page.goto("/profiles?kind=application");
    await expect(page.getByRole("row", { name: /customer-service-prod-/ })).toBeVisible();
  });

  test("says at the field what Bedrock would refuse, and loses nothing", async ({ page }) => {
    await page.goto("/profiles/new");
    await create(page).click();
    await expect(page.getByRole("combobox", { name: /Copy from/ })).toBeFocused();
    await chooseSource(page, "US Nova Lite");
    await fillOwner(page, "search");
    await field(page, "Name").fill("search--prod/x");
    await field(page, "Description").fill("Search, ranking");
    await create(page).click();
    await expect(field(page, "Name")).toBeFocused();
    await expect(field(page, "Name")).toHaveAttribute("aria-invalid", "true");
    await expect(field(page, "Description")).toHaveAttribute("aria-invalid", "true");

    await page.reload();
    await expect(field(page, "Name")).toHaveValue("search--prod/x");
    await expect(team(page)).toHaveValue("search");
    await page.getByRole("button", { name: "Use suggestion" }).click();
    await create(page).click();
    await page
      .getByRole("alert")
      .getByRole("button", { name: /^Use letters, digits, colons/ })
      .click();
    await expect(field(page, "Description")).toBeFocused();
    await page.getByRole("button", { name: "Fix characters" }).click();
    await expect(field(page, "Description")).toHaveValue("Search: ranking");
    await create(page).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("search-prod-");
  });

  test("makes one profile of a double click, in the Region that was chosen", async ({ page }) => {
    await openForm(page, "double");
    await page.getByRole("combobox", { name: "Region" }).selectOption("eu-west-1");
    await expect(page.getByRole("combobox", { name: /Copy from/ })).toContainText("Choose a system profile");
    await expect(team(page)).toHaveValue("double");
    await chooseSource(page, "EU Nova Lite");
    // A draft that was left goes back to its Region.
    await page.goto("/profiles/new");
    await expect(page.getByRole("combobox", { name: /Copy from/ })).toContainText("EU Nova Lite");
    await expect(page).toHaveURL(/region=eu-west-1/);
    await create(page).dblclick();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("double-prod-");
    await expect(page).toHaveURL(/handover\?region=eu-west-1/);
    await page.goto("/profiles?kind=application");
    await expect(page.getByRole("radio", { name: /Application/ })).toContainText("1");
  });

  test("makes one profile when the answer is lost and the person tries again after a reload", async ({
    page,
    bedrock,
  }) => {
    await openForm(page, "unlucky");
    // The SDK tries three times: all answers are lost after the work was done.
    await bedrock.faults([{ operation: "CreateInferenceProfile", fault: { kind: "drop-response" } }]);
    await create(page).click();
    await expect(page.getByText("The profile was not created")).toBeVisible();
    await bedrock.faults([]);
    await page.reload();
    await expect(page.getByText("An earlier attempt may have worked")).toBeVisible();
    await create(page).click();
    await expect(page.getByText(/had already been created/).first()).toBeVisible();
    expect(await bedrock.applicationProfiles()).toHaveLength(1);
  });

  test("counts as created when the new profile cannot be read back", async ({ page, bedrock }) => {
    await openForm(page, "unreadable");
    const message = "The specified inference profile does not exist.";
    await bedrock.faults([
      {
        operation: "GetInferenceProfile",
        fault: { kind: "error", status: 404, name: "ResourceNotFoundException", message },
      },
    ]);
    await create(page).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("The profile was created with the ID");
    await bedrock.faults([]);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("unreadable-prod-");
  });

  test("reports a missing permission with the action to allow", async ({ page, bedrock }) => {
    await openForm(page, "denied");
    const message =
      "User: arn:aws:sts::000000000000:assumed-role/console/x is not authorized to perform: bedrock:CreateInferenceProfile on resource: arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/* because no identity-based policy allows the bedrock:CreateInferenceProfile action";
    await bedrock.faults([
      {
        operation: "CreateInferenceProfile",
        fault: { kind: "error", status: 403, name: "AccessDeniedException", message },
      },
    ]);
    await create(page).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "may not do bedrock:CreateInferenceProfile" }),
    ).toBeVisible();
    await expect(team(page)).toHaveValue("denied");
  });

  test("counts down and tries again by itself when Bedrock throttles", async ({ page, bedrock }) => {
    await openForm(page, "patient");
    const fault = { kind: "error", status: 429, name: "ThrottlingException", message: "slow down" } as const;
    await bedrock.faults([{ operation: "CreateInferenceProfile", times: 3, fault }]);
    await create(page).click();
    await expect(page.getByRole("timer")).toContainText("Trying again in");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("patient-prod-");
    expect(await bedrock.applicationProfiles()).toHaveLength(1);
  });

  test("names what is missing when the new profile may not be called", async ({ page, bedrock }) => {
    const action = "bedrock:InvokeModelWithResponseStream";
    const message = `User: x is not authorized to perform: ${action} on resource: arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0 because no identity-based policy allows it`;
    const fault = { kind: "error", status: 403, name: "AccessDeniedException", message } as const;
    await bedrock.faults([{ operation: "ConverseStream", fault }]);
    await openForm(page, "unproved");
    await create(page).click();
    await expect(page.getByText("The profile exists, but a call through it failed")).toBeVisible();
    await expect(page.getByText(`may not do ${action} on arn:aws:bedrock:us-east-1::foundation-model/`)).toBeVisible();
    await page.getByRole("link", { name: "See the policy that allows it" }).click();
    await expect(page.getByRole("tab", { name: "Access" })).toHaveAttribute("data-state", "active");
  });

  test("deletes a profile once its name has been typed", async ({ page, bedrock }) => {
    const profileId = await bedrock.copyProfile("short lived", "us.amazon.nova-lite-v1:0");
    await page.goto(`/profiles/${profileId}`);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete short lived?" });
    await expect(dialog.getByRole("button", { name: "Delete profile" })).toBeDisabled();
    await expectNoAxeViolations(page);
    await dialog.getByRole("textbox", { name: /to confirm/ }).fill("short lived");
    await dialog.getByRole("button", { name: "Delete profile" }).click();
    await expect(page).toHaveURL(/\/profiles$/);
    await expect(page.getByText("short lived was deleted", { exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: /No application profiles/ })).toBeVisible();
  });
});
