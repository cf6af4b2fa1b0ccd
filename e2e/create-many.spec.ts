import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";
const list = (page: Page) => page.getByRole("textbox", { name: "List" });
const preview = (page: Page) => page.getByRole("table", { name: "Profiles to create" });
const planRows = (page: Page) => page.getByRole("table", { name: "Rows of the plan" });

async function fillMatrix(page: Page, teams: string) {
  await page.goto("/profiles/new/many");
  await page.getByRole("textbox", { name: /^Teams/ }).fill(teams);
  await page.getByRole("textbox", { name: /^Environments/ }).fill("dev, prod");
  await page.getByRole("combobox", { name: "Copy from" }).click();
  await page.getByPlaceholder("Name, ID, provider or Region").fill("US Nova Lite");
  await page
    .getByRole("option", { name: /US Nova Lite/ })
    .first()
    .click();
}

test.describe("create many", () => {
  test.beforeEach(({ bedrock }) => bedrock.deleteApplicationProfiles());

  test("creates a matrix of teams and environments by a plan that shows its calls first", async ({ page, bedrock }) => {
    await fillMatrix(page, "search\nbilling, support");
    await expect(preview(page).getByRole("row")).toHaveCount(7);
    await expect(page.getByText(/0 now \+ 6 planned of 1,000/)).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Make a plan of 6 profiles" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toContainText("6 profiles for 3 teams");
    await expect(page.getByText("Nothing has been changed yet")).toBeVisible();
    await page.getByRole("button", { name: /^Calls of row 1/ }).click();
    await expect(page.getByText('"inferenceProfileName": "search-dev-nova-lite"')).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Create 6 profiles" }).click();
    await expect(page.getByText("6 of 6 done")).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/^plan-.*\.csv$/);

    await planRows(page).getByRole("link", { name: "Open" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("search-dev-nova-lite");
    expect(await bedrock.applicationProfiles()).toHaveLength(6);
  });

  test("explains each bad line of a list, keeps it over a reload, and creates the good ones", async ({
    page,
    bedrock,
  }) => {
    await bedrock.copyProfile("taken", novaLite);
    await page.goto("/profiles/new/many?by=csv");
    await list(page).fill(
      [
        "\uFEFFsource;name;Team;environment;description;region",
        `${novaLite};;search;prod;"Search: chat";`,
        `${novaLite};;search;prod;;`,
        "us.nobody;x;search;prod;;",
        `${novaLite};taken;other;prod;;`,
        `${novaLite};cost;XXXX;prod;;`,
        `${novaLite};short`,
        "eu.amazon.nova-lite-v1:0;taken;other;prod;;eu-west-1",
      ].join("\n"),
    );
    await expect(page.getByText("Line 7: There are 2 cells where the header has 6")).toBeVisible();
    for (const text of [
      "is taken by line 2",
      "There is no system profile or model us.nobody",
      "XXXX is a placeholder",
    ]) {
      await expect(preview(page).getByText(text)).toBeVisible();
    }
    await expect(page.getByText("The column Team is read as the tag team.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Make a plan of 2 profiles" })).toBeDisabled();
    await page.reload();
    await expect(list(page)).toHaveValue(/us\.nobody/);
    await page.getByRole("checkbox", { name: /Leave out the 3 rows/ }).check();
    await page.getByRole("checkbox", { name: /although a profile of that name exists/ }).check();
    await page.getByRole("button", { name: "Make a plan of 3 profiles" }).click();
    await page.getByRole("button", { name: "Create 3 profiles" }).click();
    await expect(page.getByText("3 of 3 done")).toBeVisible();
    const abroad = planRows(page).getByRole("row", { name: /eu-west-1/ });
    await abroad.getByRole("link", { name: "Open" }).click();
    await expect(page).toHaveURL(/region=eu-west-1/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("taken");
  });

  test("survives reloads while it runs, and retries only what failed", async ({ page, bedrock }) => {
    const denied = "User: x is not authorized to perform: bedrock:CreateInferenceProfile on resource: * because";
    const fault = { kind: "error", status: 403, name: "AccessDeniedException", message: denied } as const;
    await fillMatrix(page, "a1, a2, a3, a4, a5");
    await page.getByRole("button", { name: "Make a plan of 10 profiles" }).click();
    await bedrock.faults([{ operation: "CreateInferenceProfile", nth: 6, fault }]);
    await page.waitForURL(/\/plans\//); // the answer awaited below is that of applying, not of making the plan
    const accepted = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Create 10 profiles" }).click();
    await accepted;
    await page.reload();
    await expect(page.getByRole("button", { name: /^Retry \d+ failed only/ })).toBeVisible();
    await expect(
      planRows(page)
        .getByText(/may not do bedrock:CreateInferenceProfile/)
        .first(),
    ).toBeVisible();
    await bedrock.faults([]);
    await page.getByRole("button", { name: /^Retry \d+ failed only/ }).click();
    await expect(page.getByText("10 of 10 done")).toBeVisible();
    expect(await bedrock.applicationProfiles()).toHaveLength(10);
    await page.goto("/plans");
    await expect(page.getByRole("row", { name: /10 profiles for 5 teams/ }).first()).toContainText("10 done");
  });
});
