import type { Page } from "playwright/test";
import { expect, expectListAwake, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

/** Pastes as a person does: through the clipboard event of the focused element. */
async function paste(page: Page, text: string) {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    const target = document.activeElement;
    if (target?.dispatchEvent(event)) document.execCommand("insertText", false, pasted);
  }, text);
}

const box = (page: Page) => page.getByRole("textbox", { name: "What to explain" });
const verdict = (page: Page) => page.getByRole("region", { name: "What it is" });

test.describe("explain anything", () => {
  test.beforeEach(async ({ bedrock }) => bedrock.deleteApplicationProfiles());

  test("a refusal pasted into the palette leads to profile, cause, check and fix, and stays out of the address", async ({
    page,
    bedrock,
  }) => {
    const id = await bedrock.copyProfile("team-search", novaLite);
    const arn = `arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/${id}`;
    await page.goto("/profiles");
    await expectListAwake(page);
    await page.keyboard.press("Control+k");
    await expect(page.getByPlaceholder(/paste anything/)).toBeFocused();
    await paste(
      page,
      `Traceback (most recent call last):\n  File "app.py", line 3\nAn error occurred (AccessDeniedException) when calling the Converse operation: User: arn:aws:sts::000000000000:assumed-role/app/x is not authorized to perform: bedrock:InvokeModel on resource: ${arn} because no identity-based policy allows the bedrock:InvokeModel action`,
    );
    await page.getByRole("option", { name: /Explain this/ }).click();
    await expect(page).toHaveURL(/\/explain$/);
    await expect(verdict(page)).toContainText("No permission for bedrock:InvokeModel");
    await expect(verdict(page)).toContainText("nothing allows it");
    const why = page.getByRole("region", { name: "No permission for bedrock:InvokeModel" });
    await expect(why).toContainText("Likely cause");
    await expect(why).toContainText("application-inference-profile/ and the 12-character ID");
    await expect(why.getByRole("link", { name: /AWS: actions and resources/ })).toHaveAttribute("rel", /noopener/);
    const named = page.getByRole("table", { name: "Named in it" });
    await expect(named.getByRole("link", { name: "team-search" })).toBeVisible();
    await expectNoAxeViolations(page);
    await page.reload();
    await expect(box(page)).toHaveValue(/Traceback/);
    await why.getByRole("link", { name: "Policy for team-search" }).click();
    await expect(page).toHaveURL(/tab=access/);
  });

  test("an error pasted into the list's filter is offered to be explained, an ARN is searched for", async ({
    page,
    bedrock,
  }) => {
    const id = await bedrock.copyProfile("team-search", novaLite);
    await page.goto("/profiles");
    await expectListAwake(page);
    await page.getByRole("textbox", { name: "Filter profiles" }).click();
    await paste(page, "ThrottlingException: Too many tokens, please wait before trying again.");
    await expect(page.getByRole("textbox", { name: "Filter profiles" })).toHaveValue("");
    await page.getByRole("button", { name: "Explain this" }).click();
    await expect(verdict(page)).toContainText("The tokens per minute of this model are used up");
    await expect(page).toHaveURL(/\/explain$/);
    await page.goBack();
    await expectListAwake(page);
    await page.getByRole("textbox", { name: "Filter profiles" }).click();
    await paste(page, id);
    await expect(page.getByRole("textbox", { name: "Filter profiles" })).toHaveValue(id);
    await expect(page.getByRole("link", { name: "team-search", exact: true })).toBeVisible();
  });

  test("code, policies, deleted profiles and nonsense each get an honest answer", async ({
    page,
    bedrock,
    tolerate,
  }) => {
    tolerate(/status of 404 .*\/api\/resolve/);
    await bedrock.copyProfile("team-search", novaLite);
    await page.goto("/explain");
    await expect(page.getByText("Nothing pasted yet")).toBeVisible();
    await page.getByRole("button", { name: "A line of code" }).click();
    await expect(verdict(page)).toContainText("Code for Python with boto3 that calls Converse");
    await expect(page.getByRole("region", { name: /called by its full ARN/ })).toBeVisible();

    await box(page).fill("arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/zzzzzzzzzz99");
    await expect(page.getByRole("table", { name: "Named in it" })).toContainText("does not exist");

    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("button", { name: "A policy" }).click();
    const check = page.getByRole("region", { name: "Policy check" });
    await check.getByRole("button", { name: "Check policy" }).click();
    await expect(check.getByRole("list", { name: "Mistakes" })).toContainText("bedrock:Converse");
    await expectNoAxeViolations(page);

    await box(page).fill("the weather is fine");
    await expect(verdict(page)).toContainText("Not recognised");
    await expect(verdict(page)).toContainText("Neither an error text");
    await box(page).fill("x ".repeat(60_000));
    await expect(verdict(page)).toContainText("Only the first 100,000 characters were read.");
  });
});
