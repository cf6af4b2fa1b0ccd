import { expect, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

test("schedules a run within a daily amount, and ends the schedule", async ({ page, tolerate }) => {
  tolerate(/status of 400/);
  await page.goto(`/benchmarks/new?p=${novaLite}&p=${novaLite}`);
  await page.getByRole("textbox", { name: "Pairs", exact: true }).fill("6");
  await page.getByRole("textbox", { name: "Max tokens" }).fill("16");
  await page.getByRole("button", { name: "Start the benchmark" }).click();
  const history = page.getByRole("region", { name: "History" });
  await history.getByRole("radio", { name: "Every hour" }).click({ timeout: 30_000 });
  await history.getByRole("textbox", { name: "Daily cap" }).fill("500");
  await history.getByRole("button", { name: "Schedule" }).click();
  await expect(history).toContainText("lets scheduled benchmarks spend $5.00 a day at most");
  await history.getByRole("textbox", { name: "Daily cap" }).fill("2");
  await history.getByRole("button", { name: "Schedule" }).click();
  await expect(history).toContainText("Repeats every hour within $2.00 a day");
  await page.reload();
  await history.getByRole("button", { name: "End the schedule" }).click();
  await expect(history.getByRole("button", { name: "Schedule", exact: true })).toBeVisible();
});
