import { expect, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test("cancels a run in the middle: complete pairs stay, and another run starts from it", async ({ page }) => {
  await page.goto(`/benchmarks/new?p=${novaLite}&p=${novaLite}`);
  await page.getByRole("radio", { name: "Tail 400" }).click();
  await page.getByRole("button", { name: "Start the benchmark" }).click();
  const status = page.getByRole("region", { name: "Progress" }).getByRole("status");
  await expect(status).toHaveText(/^[1-9]\d* of 400 pairs/, { timeout: 30_000 });
  await page.getByRole("button", { name: "Cancel, keep complete pairs" }).click();
  await expect(page.getByText("Cancelled; the complete pairs are kept.")).toBeVisible();
  const verdict = page.getByRole("region", { name: /^Verdict/ });
  await expect(verdict).toContainText("No verdict: it ended before its last pair");
  await expect(page.getByRole("table", { name: "Calls" }).getByText("complete").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Run again" })).toBeVisible();
});
