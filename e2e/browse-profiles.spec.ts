import { expect, expectListAwake, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test.describe("browse profiles", () => {
  test("sees both kinds in one table, filters by text and kind, and keeps the view in the link", async ({
    page,
    bedrock,
  }) => {
    await bedrock.deleteApplicationProfiles();
    await bedrock.copyProfile("browse-search", novaLite);
    await page.goto("/");
    await expect(page).toHaveURL(/\/profiles$/);
    const grid = page.getByRole("grid", { name: "Inference profiles" });
    await expect(grid.getByRole("row", { name: "browse-search" })).toContainText("Nova Lite");
    await expect(grid.getByRole("row", { name: "browse-search" })).toContainText("team: journeys");

    await page.keyboard.press("/");
    await page.keyboard.type("nova lite");
    await expect(grid.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
    await expect(grid.getByRole("row", { name: "US Anthropic Claude Sonnet 4.5" })).toHaveCount(0);
    await page.getByRole("radio", { name: /^Application/ }).click();
    await expect(grid.getByRole("row", { name: "browse-search" })).toBeVisible();
    await expect(grid.getByRole("row", { name: "US Nova Lite" })).toHaveCount(0);

    await page.reload();
    await expect(page.getByLabel("Filter profiles")).toHaveValue("nova lite");
    await expect(grid.getByRole("row", { name: "browse-search" })).toBeVisible();
    await page.goBack();
    await expect(grid.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("has its rows in the first HTML, so that nothing blinks while the page wakes up", async ({ request }) => {
    const html = await (await request.get("/profiles?q=nova%20lite")).text();
    expect(html).toContain('role="grid"');
    expect(html).toContain("US Nova Lite</a>");
  });

  test("finds a profile by its tag once the tags are there", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    await bedrock.copyProfile("browse-tagged", novaLite);
    await page.goto("/profiles");
    await expect(page.getByRole("row", { name: "browse-tagged" })).toContainText("team: journeys");
    await page.getByLabel("Filter profiles").fill("journeys");
    await expect(page.getByRole("row", { name: "US Nova Lite" })).toHaveCount(0);
    await expect(page.getByRole("row", { name: "browse-tagged" })).toBeVisible();
  });

  test("finds a profile by its tag without having seen it", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    await bedrock.copyProfile("browse-unseen", novaLite);
    await page.goto("/profiles?q=team%3Djourneys%20model!%3Dclaude");
    await expect(page.getByRole("row", { name: "browse-unseen" })).toBeVisible();
    await expect(page.getByRole("row")).toHaveCount(2);
  });

  test("shows several Regions in one list, narrows it down with counts, and groups it", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    await bedrock.copyProfile("browse-lineage", novaLite);
    await page.goto("/profiles?q=nova");
    await expectListAwake(page);
    const grid = page.getByRole("grid", { name: "Inference profiles" });
    await page.getByRole("button", { name: "Region", exact: true }).click();
    await page.getByRole("checkbox", { name: /eu-west-1/ }).check();
    await expect(page).toHaveURL(/region=eu-west-1/);
    await page.keyboard.press("Escape");
    await expect(grid.getByRole("row", { name: "EU Nova Lite" })).toBeVisible();
    await expect(grid.getByRole("row", { name: "browse-lineage" })).toHaveCount(0);
    await page.getByRole("button", { name: "Geography" }).click();
    await expect(page.getByRole("checkbox", { name: /^US/ })).toBeDisabled();
    await page.keyboard.press("Escape");

    const global = grid.getByRole("row", { name: "GLOBAL Amazon Nova 2 Lite" });
    await global.getByRole("button", { name: "3 Regions" }).click();
    await grid.getByRole("row", { name: "GLOBAL Amazon Nova 2 Lite in eu-west-1" }).getByRole("link").first().click();
    await expect(page).toHaveURL(/region=eu-west-1/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Nova 2 Lite");

    await page.goto("/profiles?q=nova&group=model");
    const rows = grid.getByRole("row");
    await expect(grid.getByText("Nova Lite", { exact: true }).first()).toBeVisible();
    const texts = await rows.allInnerTexts();
    const at = (name: string) => texts.findIndex((text) => text.includes(name));
    expect(at("US Nova Lite")).toBeGreaterThan(-1);
    expect(at("browse-lineage")).toBe(at("US Nova Lite") + 1);
    await expectNoAxeViolations(page);
  });

  test("names a Region that fails and shows the others; Retry brings it back", async ({ page, bedrock }) => {
    const error = { kind: "error", status: 403, name: "AccessDeniedException", message: "no" } as const;
    await bedrock.faults([{ operation: "ListInferenceProfiles", region: "eu-west-1", fault: error }]);
    await page.goto("/profiles?q=us%20nova%20lite");
    const grid = page.getByRole("grid", { name: "Inference profiles" });
    await expect(grid.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
    await expect(page.getByText("eu-west-1: System-defined profiles could not be listed")).toBeVisible();
    await expect(page.getByText("(incomplete)")).toBeVisible();
    await expectListAwake(page);
    await bedrock.faults([]);
    await page.getByRole("button", { name: "Retry" }).first().click();
    await expect(page.getByText("could not be listed")).toHaveCount(0);
    await page.getByLabel("Filter profiles").fill("eu nova lite");
    await expect(grid.getByRole("row", { name: "EU Nova Lite" })).toBeVisible();
  });

  test("takes two to six selected profiles to the playground or into a benchmark", async ({ page }) => {
    await page.goto("/profiles?q=nova&kind=system");
    await expectListAwake(page);
    const rows = page.getByRole("grid", { name: "Inference profiles" }).getByRole("row");
    for (const place of [1, 2, 3]) await rows.nth(place).getByRole("checkbox").check();
    const bar = page.getByRole("region", { name: "Selection" });
    await expect(bar).toContainText("3 selected");
    await page.keyboard.press("t");
    await expect(page).toHaveURL(/playground[?](p=[^&]+&){2}p=[^&]+/);
    await expect(page.getByRole("button", { name: /Send to all 3/ })).toBeVisible();

    await page.goBack();
    await expectListAwake(page);
    for (let place = 1; place <= 6; place++) await rows.nth(place).getByRole("checkbox").check();
    await bar.getByRole("link", { name: "Benchmark" }).click();
    await expect(page).toHaveURL(/benchmarks[/]new[?](p=[^&]+&){5}p=[^&]+$/);
    await page.goBack();
    await expectListAwake(page);
    for (let place = 1; place <= 7; place++) await rows.nth(place).getByRole("checkbox").check();
    await expect(bar).toContainText("At most 6 are tested side by side");
    await expect(bar.getByRole("link")).toHaveCount(0);
  });

  test("saves a view under a name, hides a column, and exports what is shown", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    await bedrock.copyProfile("browse-export", novaLite);
    await page.goto("/profiles?q=browse-export");
    await expectListAwake(page);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("textbox", { name: "Name of the view" }).fill("Mine");
    await page.getByRole("button", { name: "Save" }).click();
    await page.goto("/profiles");
    await expectListAwake(page);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("link", { name: "Mine" }).click();
    await expect(page.getByLabel("Filter profiles")).toHaveValue("browse-export");

    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Status" }).uncheck();
    await page.getByRole("checkbox", { name: "Tag score" }).check();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("columnheader", { name: "Status" })).toHaveCount(0);
    await expect(page.getByRole("columnheader", { name: "Tag score" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Tag score" })).toBeVisible();
    await expect(page.getByRole("row", { name: "browse-export" })).toContainText("team: journeys");
    await expect(page.getByRole("columnheader", { name: "7-day calls" })).toBeVisible();
    await expect(page.getByRole("gridcell", { name: "0", exact: true })).toBeVisible();

    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("e");
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "JSON" }).click();
    const stream = await (await download).createReadStream();
    const exported = JSON.parse(Buffer.concat(await stream.toArray()).toString());
    expect(exported).toMatchObject([
      { name: "browse-export", team: "journeys", regions: ["us-east-1"], calls7Days: 0 },
    ]);
  });

  test("opens a profile with its routing, models, tags and twin", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    await bedrock.copyProfile("browse-detail", novaLite);
    await page.goto("/profiles");
    await page.getByRole("link", { name: "browse-detail", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("browse-detail");
    await expect(page.getByText("journeys")).toBeVisible();
    await expect(page.getByText("exact route match")).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("takes an ARN where an ID belongs, and says so when there is no such profile", async ({
    page,
    request,
    tolerate,
  }) => {
    const arn = `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${novaLite}`;
    await page.goto(`/profiles/${encodeURIComponent(arn)}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("US Nova Lite");

    tolerate(/status of 404/);
    const answer = await page.goto("/profiles/nobody-knows-this");
    expect(answer?.status()).toBe(404);
    expect((await request.get("/profiles/nobody-knows-this/handover")).status()).toBe(404);
    expect((await request.get("/profiles/nobody-knows-this?created=1")).status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/no such profile|not exist|not found/i);
    await page.goto("/no/such/page");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no page at this address");
  });

  test("is worked by keyboard alone", async ({ page }) => {
    await page.goto("/profiles");
    const grid = page.getByRole("grid", { name: "Inference profiles" });
    const rows = grid.getByRole("row");
    await expectListAwake(page);
    await rows.nth(1).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
    await page.keyboard.press("End");
    await expect(grid.locator("[role=row]:focus")).toHaveAttribute(
      "aria-rowindex",
      await grid.getAttribute("aria-rowcount").then(String),
    );
    await page.keyboard.press("Escape");
    await expect(page.getByRole("region", { name: "Selection" })).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/profiles\/.+/);
  });

  test("jumps anywhere through the palette", async ({ page }) => {
    await page.goto("/profiles");
    await expectListAwake(page);
    await page.keyboard.press("ControlOrMeta+k");
    const palette = page.getByRole("dialog", { name: "Search or jump to" });
    await palette.getByRole("combobox").fill("nova lite");
    await palette.getByRole("option", { name: /US Nova Lite/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("US Nova Lite");
  });

  test("starts three example teams where there is no application profile yet", async ({ page, bedrock }) => {
    await bedrock.deleteApplicationProfiles();
    await page.goto("/profiles");
    await expect(page.getByRole("heading", { name: /No application profiles in us-east-1 yet/ })).toBeVisible();
    await expectListAwake(page);
    await page.getByRole("button", { name: "Create the three example teams" }).click();
    for (const team of ["customer-service", "analytics", "marketing"]) {
      await expect(page.getByRole("row", { name: new RegExp(team) })).toBeVisible();
    }
    await expect(page.getByRole("radio", { name: /Application/ })).toContainText("3");
  });
});
