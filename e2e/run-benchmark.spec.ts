import { consoleUrl } from "./console";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test.beforeEach(async ({ bedrock }) => {
  await bedrock.deleteApplicationProfiles();
  await bedrock.copyProfile("team-lite", novaLite);
});

test("sets a benchmark up, sees its cost, starts it, reloads in the middle and reads the verdict", async ({ page }) => {
  await page.goto(`/benchmarks/new?p=${encodeURIComponent(novaLite)}`);
  await expect(page.getByRole("combobox", { name: "Arm B" })).toContainText("team-lite");
  await page.getByRole("textbox", { name: "Prompts" }).fill("Say yes.\n---\nSay no.");
  await page.getByRole("textbox", { name: "Max tokens" }).fill("16");
  await page.getByRole("radio", { name: "Quick 10" }).click();
  const before = page.getByRole("region", { name: "Before the run" });
  await expect(before).toContainText("24");
  await expect(before).toContainText("They can call equal");
  await expectNoAxeViolations(page);

  await page.getByRole("button", { name: "Start the benchmark" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("team-lite against US Nova Lite");
  await page.reload();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  const verdict = page.getByRole("region", { name: "Verdict: team-lite against US Nova Lite" });
  await expect(verdict.getByRole("heading")).toHaveText(/Slower|Faster|Equivalent|Not decided yet/);
  await expect(page.getByRole("table", { name: "Outcomes" })).toContainText("10");
  await expect(page.getByRole("table", { name: "Calls" }).getByRole("row")).toHaveCount(25);
  await expectNoAxeViolations(page);

  await page.getByRole("link", { name: "Benchmarks" }).first().click();
  await expect(page.getByRole("link", { name: "team-lite against US Nova Lite" }).first()).toBeVisible();
});

test("says what is wrong beside the field, keeps what was typed, and runs a prompt of the library", async ({
  page,
  request,
  tolerate,
}) => {
  tolerate(/status of 400/);
  const name = `Greeting ${Date.now()}`;
  const headers = { origin: consoleUrl() };
  const prompts = [{ name, text: "Greet {{customer}}." }];
  expect((await request.post("/api/prompts", { headers, data: { prompts } })).ok()).toBe(true);
  await page.goto(`/benchmarks/new?p=${encodeURIComponent(novaLite)}`);
  await page.getByRole("textbox", { name: "Pairs", exact: true }).fill("many");
  await page.getByRole("textbox", { name: "Cost cap" }).fill("0");
  await page.getByRole("button", { name: "Start the benchmark" }).click();
  await expect(page.getByText("Pairs: enter a number.")).toBeVisible();
  await expect(page.getByText("Cost cap: above 0.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Pairs", exact: true })).toHaveValue("many");
  await page.getByRole("textbox", { name: "Pairs", exact: true }).fill("1");
  await page.getByRole("textbox", { name: "Cost cap" }).fill("1");

  await page.getByRole("radio", { name: "Saved prompts" }).click();
  await page.getByRole("checkbox", { name }).click();
  await page.getByRole("button", { name: "Start the benchmark" }).click();
  await expect(page.getByText(`“${name}”: enter a value for customer.`).first()).toBeVisible();
  await page.getByRole("textbox", { name: "customer" }).fill("Mara");
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Start the benchmark" }).click();
  await expect(page.getByText(`${name}, version 1, customer: Mara`)).toBeVisible();
  await page.goto("/benchmarks?kind=load");
  await page.getByRole("radio", { name: "Comparison" }).click();
  await expect(page).toHaveURL(/kind=comparison/);
  await expect(page.getByRole("link", { name: "team-lite against US Nova Lite" }).first()).toBeVisible();
});
