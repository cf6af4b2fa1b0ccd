import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
const novaLite = "us.amazon.nova-lite-v1:0";
const novaMicro = "us.amazon.nova-micro-v1:0";
const invoice = { name: "Invoice_48-2201.txt", mimeType: "text/plain", buffer: Buffer.from("Total: 147.50 euro.") };
/** A picture of one pixel. */
const picture = {
  name: "dot.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};
const weather = JSON.stringify([
  {
    name: "weather",
    description: "The weather of a city",
    inputSchema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
]);

const prompt = (page: Page) => page.getByRole("textbox", { name: /^Ask (the|both|\d)/ });
const files = (page: Page) => page.getByLabel("Files to attach");
const done = (page: Page) => page.getByRole("article").getByText("done", { exact: true });

test.describe("attach and ask", () => {
  test("asks about a document and a pasted picture, and shows both with the prompt", async ({ page }) => {
    await page.goto(`/playground?p=${novaLite}`);
    await files(page).setInputFiles([invoice]);
    const attached = page.getByRole("list", { name: "Attached files" });
    await expect(attached.getByText("1 kB")).toBeVisible();
    await prompt(page).evaluate(
      (field, bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "pasted.png", { type: "image/png" }));
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      },
      [...picture.buffer],
    );
    await expect(attached.getByText("1 kB")).toHaveCount(2);
    await expectNoAxeViolations(page);
    await prompt(page).fill("What is the total?");
    await page.keyboard.press("Enter");
    await expect(done(page)).toHaveCount(1);
    await expect(page.getByRole("list", { name: "Files of this prompt" }).getByRole("link")).toHaveCount(2);
    await expect(attached).toBeHidden();
    await page.reload();
    await expect(page.getByRole("link", { name: /Invoice_48-2201/ })).toBeVisible();
  });

  test("says what is wrong with a file before anything is sent", async ({ page, bedrock, tolerate }) => {
    tolerate(/400 .*attachments/);
    await page.goto(`/playground?p=${novaMicro}`);
    await files(page).setInputFiles([
      { name: "tool.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") },
    ]);
    await expect(page.getByText(/tool\.exe cannot be sent: Bedrock takes images/)).toBeVisible();
    await prompt(page).fill("Run it.");
    await expect(page.getByRole("button", { name: /^Send/ })).toBeDisabled();
    await page.getByRole("button", { name: "Remove tool.exe" }).click();
    await files(page).setInputFiles([picture]);
    await expect(page.getByText("1 kB")).toBeVisible();
    await expect(page.getByText(/This model takes no images: remove dot\.png/)).toBeVisible();
    await prompt(page).press("Enter");
    await page.getByRole("button", { name: "Remove dot.png" }).click();
    await files(page).setInputFiles([invoice]);
    await expect(page.getByText(/This model takes no documents: remove Invoice/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Send/ })).toBeDisabled();
    expect((await bedrock.ledger()).calls).toEqual([]);
  });

  test("lets a model call a tool, and sends the result that was entered", async ({ page }) => {
    await page.goto(`/playground?p=${haiku}`);
    await page.getByRole("button", { name: "Settings" }).click();
    const settings = page.getByRole("dialog", { name: "Settings" });
    await settings.getByLabel("Tools").fill("[{");
    await expect(settings.getByText(/This is no JSON/)).toBeVisible();
    await settings.getByLabel("Tools").fill(weather);
    await settings.getByLabel("Tool choice").selectOption("weather");
    await settings.getByLabel("Temperature").fill("0.5");
    await settings.getByLabel("Top P").fill("0.5");
    await expect(settings.getByText(/takes temperature or top P, not both/)).toBeVisible();
    await settings.getByLabel("Top P").fill("");
    await expectNoAxeViolations(page);
    await settings.getByRole("button", { name: "Done" }).click();
    await expect(page).toHaveURL(/set=temperature:0\.5(&|$)/);
    await page.reload();
    await expect(page.getByRole("button", { name: "Settings 3 set" })).toBeVisible();
    await prompt(page).fill("What is the weather in Bonn?");
    await page.keyboard.press("Enter");
    const call = page.getByRole("region", { name: "Tool call: weather" });
    await call.getByLabel("Result of weather").fill('{"celsius": 11}');
    await page.getByRole("button", { name: "Send the result" }).click();
    await expect(page.getByText(/Tool result: \{"celsius": 11\}/)).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(2);
  });
});
