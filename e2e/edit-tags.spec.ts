import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test.describe("edit tags", () => {
  test("shows each change before applying it, holds to the policy, and logs before and after", async ({
    page,
    bedrock,
  }) => {
    await bedrock.deleteApplicationProfiles();
    const profileId = await bedrock.copyProfile("tag me", novaLite);
    await page.goto(`/profiles/${profileId}`);
    await expect(page.getByText("50 % · 1 of 2 required tags")).toBeVisible();
    await page.getByRole("button", { name: "Edit tags" }).click();
    const dialog = page.getByRole("dialog", { name: "Tags of tag me" });
    await expect(dialog.getByText("Enter a value: environment is required.")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Apply" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Value of environment" }).fill("prod");
    await dialog.getByRole("textbox", { name: "Value of team" }).fill("search");
    await dialog.getByRole("button", { name: "Add tag" }).click();
    await dialog.getByRole("textbox", { name: "Key of tag 3" }).fill("aws:owner");
    await dialog.getByRole("textbox", { name: "Value of aws:owner" }).fill("ann");
    await expect(dialog.getByText("Keys beginning with aws: are reserved", { exact: false })).toBeVisible();
    await dialog.getByRole("textbox", { name: "Key of tag 3" }).fill("owner");
    await expect(dialog.getByRole("list", { name: "What will change" }).getByRole("listitem")).toHaveText([
      /changed\s*team\s*journeys → search/,
      /added\s*environment\s*prod/,
      /added\s*owner\s*ann/,
    ]);
    await expectNoAxeViolations(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Edit tags" }).click();
    await dialog.getByRole("button", { name: "Apply 3 changes" }).click();
    await expect(page.getByText("100 % · 2 of 2 required tags")).toBeVisible();

    await page.goto("/activity?q=tag+me");
    await page.getByRole("button", { name: "Details of Tags set: tag me" }).click();
    await expect(page.getByRole("list", { name: "Changed tags" }).getByRole("listitem")).toHaveCount(3);
  });

  test("keeps what was entered when AWS refuses, and names the missing action", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    const profileId = await bedrock.copyProfile("refuse me", novaLite);
    const message =
      "User: arn:aws:sts::000000000000:assumed-role/console/x is not authorized to perform: bedrock:TagResource";
    await bedrock.faults([
      { operation: "TagResource", fault: { kind: "error", status: 403, name: "AccessDeniedException", message } },
    ]);
    await page.goto(`/profiles/${profileId}`);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Edit tags" }).click();
    const dialog = page.getByRole("dialog", { name: "Tags of refuse me" });
    await dialog.getByRole("textbox", { name: "Value of environment" }).fill("prod");
    await dialog.getByRole("button", { name: "Apply 1 change" }).click();
    await expect(dialog.getByRole("alert")).toContainText("bedrock:TagResource");
    await expect(dialog.getByRole("textbox", { name: "Value of environment" })).toHaveValue("prod");
    await bedrock.faults([]);
    await dialog.getByRole("button", { name: "Apply 1 change" }).click();
    await expect(page.getByText("100 % · 2 of 2 required tags")).toBeVisible();
  });

  test("re-tags many by rules: each change is seen, planned, applied and logged", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    for (const name of ["ads-chat-prod-nova-lite", "ads-mail-dev-nova-lite", "nameless"]) {
      await bedrock.copyProfile(name, novaLite);
    }
    await page.goto("/profiles");
    await page.getByRole("link", { name: "Re-tag" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Re-tag profiles");
    await page.getByRole("textbox", { name: "Key of rule 1" }).fill("team");
    await page.getByRole("textbox", { name: "Value of rule 1" }).fill("ads");
    await page.getByRole("button", { name: "Add rule" }).click();
    await page.getByRole("combobox", { name: "Kind of rule 2" }).selectOption("Set");
    await page.getByRole("textbox", { name: "Key of rule 2" }).fill("environment");
    await page.getByRole("textbox", { name: "Value of rule 2" }).fill("XXXX");
    await expect(page.getByText("Left out: XXXX is a placeholder", { exact: false })).toHaveCount(3);
    await expect(page.getByRole("button", { name: "Make a plan for 0 profiles" })).toBeDisabled();
    await page.getByRole("textbox", { name: "Value of rule 2" }).fill("prod");
    const changes = page.getByRole("table", { name: "Changes" });
    await expect(changes.getByText("50 % → 100 %")).toHaveCount(3);
    await expect(page.getByRole("list", { name: "Changes of nameless" })).toContainText("journeys → ads");
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Make a plan for 3 profiles" }).click();

    await page.getByRole("button", { name: "Re-tag 3 profiles" }).click();
    await expect(page.getByText("3 of 3 done")).toBeVisible();
    await page.goto("/profiles/retag");
    await expect(page.getByRole("heading", { name: "No profile to re-tag" })).toBeVisible();
    await page.goto("/activity?action=profile.tag&q=nameless");
    await expect(page.getByRole("button", { name: "Details of Tags set: nameless" })).toBeVisible();
  });
});
