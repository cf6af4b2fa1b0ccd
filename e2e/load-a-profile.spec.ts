import { expect, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test("puts a profile under load that answers too slowly, and reads what was missed", async ({ page, bedrock }) => {
  await bedrock.deleteApplicationProfiles();
  await bedrock.faults([{ operation: "ConverseStream", fault: { kind: "delay", beforeHeadersMs: 1_000 } }]);
  await page.goto(`/benchmarks/new?p=${encodeURIComponent(novaLite)}`);
  await page.getByRole("radio", { name: "Load: how it holds up" }).click();
  await expect(page).toHaveURL(/mode=load/);
  await page.getByRole("button", { name: "Remove arm B" }).click();
  await page.getByRole("textbox", { name: "Max tokens" }).fill("16");
  await page.getByRole("textbox", { name: "Calls", exact: true }).fill("many");
  await page.getByRole("textbox", { name: "Duration, s" }).fill("2");
  await page.getByRole("textbox", { name: "In flight at most" }).fill("3");
  await page.getByRole("button", { name: "Start the benchmark" }).click();
  await expect(page.getByText("Rate: enter a number.")).toBeVisible();
  await page.getByRole("textbox", { name: "Calls", exact: true }).fill("20");
  const before = page.getByRole("region", { name: "Before the run" });
  await expect(before).toContainText("p50, p90 of an arm");
  await expect(before).toContainText("42");
  await expectNoAxeViolations(page);

  await page.getByRole("button", { name: "Start the benchmark" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Load: US Nova Lite");
  await page.reload();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("region", { name: "Result" })).toContainText(/[1-9]\d? of 40 starts missed/);
  await expect(page.getByRole("table", { name: "Calls left out" })).toContainText("as many as allowed");
  await page.getByRole("radio", { name: "Starts" }).click();
  const starts = page.getByRole("region", { name: "Starts: US Nova Lite" });
  await starts.getByRole("radio", { name: "Table" }).click();
  await expect(starts.getByRole("columnheader", { name: "Missed" })).toBeVisible();
  await expectNoAxeViolations(page);

  await page.getByRole("link", { name: "Benchmarks" }).first().click();
  const row = page.getByRole("row", { name: /Load: US Nova Lite/ }).first();
  await expect(row).toContainText("40 of 40 starts");
});
