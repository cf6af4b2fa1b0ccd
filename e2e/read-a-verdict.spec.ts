import { expect, expectNoAxeViolations, test } from "./fixtures";
import { startRun } from "./start-run";

const novaLite = "us.amazon.nova-lite-v1:0";

test("reads a verdict: answer first, charts by name, figures, record, exports and a link that only reads", async ({
  page,
  request,
  tolerate,
}) => {
  tolerate(/status of 404/);
  const started = await startRun(request, { pairs: 12, profileIds: [novaLite, novaLite] });
  await page.goto(`/benchmarks/${started}`);
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  const verdict = page.getByRole("region", { name: "Verdict: US Nova Lite against US Nova Lite" });
  await expect(verdict).toContainText("A/A: the same profile twice");
  await expect(verdict).toContainText("A run of this size and spread can tell differences of about");

  const charts = page.getByRole("region", { name: "Charts" });
  await expect(charts.getByRole("heading", { name: "Interval against the margin" })).toBeVisible();
  await charts.getByRole("radio", { name: "Distribution" }).click();
  await expect(page).toHaveURL(/chart=distribution/);
  await expect(charts.getByRole("heading", { name: "Distribution" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Figures" })).toContainText("needs 24 more");
  await expect(page.getByText("Hodges–Lehmann").first()).toBeVisible();
  await expectNoAxeViolations(page);

  const json = await (await request.get(`/api/benchmarks/export?id=${started}&format=json`)).json();
  expect(json.samples).toHaveLength(26);
  expect(await (await request.get(`/api/benchmarks/export?id=${started}&format=csv`)).text()).toContain('"warm-up"');
  expect(await (await request.get(`/api/benchmarks/export?id=${started}&format=md`)).text()).toContain(
    "| Profile | n |",
  );

  await page.goto(`/benchmarks/${started}?view=frozen`);
  await expect(verdict).toBeVisible();
  await expect(page.getByRole("button", { name: "Run again" })).toHaveCount(0);
  await page.getByRole("link", { name: "Mask account IDs" }).click();
  await expect(page.getByText(/us-east-1:\*{12}:inference-profile/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Show account IDs" })).toBeVisible();
  await page.goto("/benchmarks/11111111-1111-4111-8111-111111111111");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("no page");
});

test("runs it again with the same seed, and sets it beside the run before", async ({ page, request }) => {
  const started = await startRun(request, { pairs: 8, profileIds: [novaLite, novaLite] });
  await page.goto(`/benchmarks/${started}`);
  await page.getByRole("button", { name: "Run again" }).click({ timeout: 30_000 });
  await page.getByRole("dialog").getByRole("button", { name: "Run again" }).click();
  await expect(page).not.toHaveURL(new RegExp(started));
  await expect(page.getByRole("region", { name: "History" })).toContainText("The intervals overlap", {
    timeout: 30_000,
  });
});
