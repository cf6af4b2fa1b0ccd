import { expect, expectListAwake, expectNoAxeViolations, test } from "./fixtures";

const novaLite = "us.amazon.nova-lite-v1:0";

/** A view whose first rows are known: rows out of sight are not in the document. */
const listed = "/profiles?q=nova%20lite";

const denied = (action: string) => ({
  kind: "error" as const,
  status: 403,
  name: "AccessDeniedException",
  message: `User: arn:aws:sts::000000000000:assumed-role/console/x is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`,
});

test.describe("bedrock in trouble", () => {
  test("shows one kind when listing the other is not allowed, and names the action", async ({ page, bedrock }) => {
    await bedrock.faults([
      { operation: "ListInferenceProfiles", type: "APPLICATION", fault: denied("bedrock:ListInferenceProfiles") },
    ]);
    await page.goto(listed);
    await expect(page.getByText("Application profiles could not be listed")).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: "may not do bedrock:ListInferenceProfiles" })).toBeVisible();
    await expect(page.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
    await expect(page.getByText(/No application profiles in/)).toHaveCount(0);
    await expectNoAxeViolations(page);
    await expectListAwake(page);
    await bedrock.faults([]);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByText("Application profiles could not be listed")).toHaveCount(0);
  });

  test("says that Bedrock cannot be reached instead of showing an empty list", async ({ page, bedrock }) => {
    await bedrock.faults([{ fault: { kind: "outage" } }]);
    await page.goto(listed);
    await expect(page.getByText("Profiles could not be listed")).toBeVisible();
    await expect(page.getByRole("grid")).toHaveCount(0);
    await expectNoAxeViolations(page);
    await bedrock.faults([]);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
  });

  test("keeps the list with its age when a refresh fails", async ({ page, bedrock }) => {
    await page.goto(listed);
    await expect(page.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
    await expectListAwake(page);
    await bedrock.faults([{ operation: "ListInferenceProfiles", fault: { kind: "outage" } }]);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText(/The list could not be refreshed/)).toBeVisible();
    await expect(page.getByRole("row", { name: "US Nova Lite" })).toBeVisible();
  });

  test("explains expired credentials", async ({ page, bedrock }) => {
    const fault = {
      kind: "error" as const,
      status: 403,
      name: "ExpiredTokenException",
      message: "The security token included in the request is expired",
    };
    await bedrock.faults([{ operation: "ListInferenceProfiles", fault }]);
    await page.goto(listed);
    await expect(page.getByText(/AWS credentials have expired/)).toBeVisible();
  });

  test("keeps the words before a broken stream in place, and retries beside them", async ({ page, bedrock }) => {
    await bedrock.faults([
      { operation: "ConverseStream", times: 1, fault: { kind: "cut", afterDeltas: 10, how: "destroy" } },
    ]);
    await page.goto(`/playground?p=${novaLite}`);
    await page.getByRole("textbox", { name: /^Ask/ }).fill("What is a profile?");
    await page.keyboard.press("Enter");
    await expect(page.getByText("The answer broke off. What arrived is kept.")).toBeVisible();
    await expect(page.getByRole("article")).toContainText(/simulated/i);
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByText("done", { exact: true })).toBeVisible();
    await expect(page.getByRole("group", { name: "version" })).toContainText("2/2");
    await page.getByRole("button", { name: "Earlier version" }).click();
    await expect(page.getByText("The answer broke off. What arrived is kept.")).toBeVisible();
    expect((await bedrock.ledger()).totals.started).toBe(2);
  });

  test("reports throttling as one failed call, not as a slow one", async ({ page, bedrock }) => {
    const fault = {
      kind: "error" as const,
      status: 429,
      name: "ThrottlingException",
      message: "Too many tokens, please wait before trying again.",
    };
    await bedrock.faults([{ operation: "ConverseStream", times: 1, fault }]);
    await page.goto(`/playground?p=${novaLite}`);
    await page.getByRole("textbox", { name: /^Ask/ }).fill("Hello");
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("alert").filter({ hasText: "Bedrock is limiting requests. Try again shortly." }),
    ).toBeVisible();
    expect((await bedrock.ledger()).totals.started).toBeLessThanOrEqual(1);
  });

  test("names the missing permission and the way to its policy, and waits out a limit", async ({ page, bedrock }) => {
    const refusal = (status: number, name: string, message: string) => ({
      operation: "ConverseStream" as const,
      times: 1,
      fault: { kind: "error" as const, status, name, message },
    });
    const action = "bedrock:InvokeModelWithResponseStream";
    await bedrock.faults([refusal(403, "AccessDeniedException", denied(action).message)]);
    await page.goto(`/playground?p=${novaLite}`);
    await page.getByRole("textbox", { name: /^Ask/ }).fill("Hello");
    await page.keyboard.press("Enter");
    await expect(page.getByText(action).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Open policy" })).toHaveAttribute("href", /nova-lite.*tab=access/);
    await bedrock.faults([refusal(429, "ThrottlingException", "Too many requests.")]);
    await page.getByRole("button", { name: "Retry" }).click();
    await page.getByRole("button", { name: "Wait 8 s" }).click();
    await page.getByRole("button", { name: /^Sends again in \d s: cancel/ }).click();
    await expect(page.getByRole("button", { name: "Wait 8 s" })).toBeVisible();
    await page.getByRole("button", { name: "Retry", exact: true }).click();
    await expect(page.getByText("done", { exact: true })).toBeVisible();
    await expect(page.getByRole("group", { name: "version" })).toContainText("3/3");
  });

  for (const [title, fault] of [
    ["a corrupt frame", { kind: "corrupt-frame" as const, afterDeltas: 5 }],
    ["half a frame", { kind: "cut" as const, afterDeltas: 5, how: "half-frame" as const }],
  ] as const) {
    test(`keeps what came before ${title} and says that it may be billed`, async ({ page, bedrock }) => {
      await bedrock.faults([{ operation: "ConverseStream", times: 1, fault }]);
      await page.goto(`/playground?p=${novaLite}`);
      await page.getByRole("textbox", { name: /^Ask/ }).fill("What is a profile?");
      await page.keyboard.press("Enter");
      await expect(page.getByText("The answer broke off. What arrived is kept.")).toBeVisible();
      await expect(page.getByText(/may still be billed/)).toBeVisible();
      await expect(page.getByRole("article")).toContainText(/simulated/i);
      await page.getByRole("button", { name: "Retry" }).click();
      await expect(page.getByText("done", { exact: true })).toBeVisible();
    });
  }

  test("renders hostile Markdown as text and lets no request leave", async ({ page, bedrock }) => {
    const text = [
      "# Title <img src=x onerror=alert(1)>",
      "![leak](http://127.0.0.1:9/leak?d=secret)",
      "[click](javascript:alert(1)) and [site](https://example.com/a)",
      "<script>alert(1)</script>",
      "![ref][r]\n\n[r]: http://127.0.0.1:9/ref.png",
    ].join("\n\n");
    await bedrock.faults([{ operation: "ConverseStream", fault: { kind: "reply", text } }]);
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes(":9/")) foreign.push(request.url());
    });
    page.on("dialog", (dialog) => foreign.push(dialog.message()));
    await page.goto(`/playground?p=${novaLite}`);
    await page.getByRole("textbox", { name: /^Ask/ }).fill("Show me");
    await page.keyboard.press("Enter");
    await expect(page.getByText("done", { exact: true })).toBeVisible();
    const answer = page.getByRole("article");
    await expect(answer.getByRole("heading", { name: /Title/ })).toBeVisible();
    await expect(answer.locator("img, script")).toHaveCount(0);
    await expect(answer.locator('a[href^="javascript"]')).toHaveCount(0);
    await expect(answer.getByRole("link", { name: /site/ })).toHaveAttribute(
      "rel",
      /noopener.*noreferrer|noreferrer.*noopener/,
    );
    expect(foreign).toEqual([]);
  });

  test("refuses a 70 kB prompt before anything is sent and keeps it", async ({ page, bedrock }) => {
    await page.goto(`/playground?p=${novaLite}`);
    const prompt = page.getByRole("textbox", { name: /^Ask/ });
    await prompt.fill("word ".repeat(14_000));
    await expect(page.getByRole("alert").filter({ hasText: "60,000" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Send/ })).toBeDisabled();
    await page.reload();
    await expect(prompt).toHaveValue(/^(word ){14000}$/);
    expect((await bedrock.ledger()).calls).toHaveLength(0);
  });

  test("marks an unknown profile in the link and goes on", async ({ page }) => {
    await page.goto(`/playground?p=nobody&p=${novaLite}`);
    await expect(page.getByText("not found").first()).toBeVisible();
    await page.getByRole("button", { name: "Remove nobody" }).click();
    await expect(page.getByText("not found")).toHaveCount(0);
    await expect(page.getByRole("region", { name: /US Nova Lite/ })).toBeVisible();
  });
});

test.describe("requests from elsewhere", () => {
  const body = { origin: "playground", maxTokens: 16, calls: [] };

  test("refuses foreign hosts, origins and methods before anything happens", async ({ request, baseURL, bedrock }) => {
    const origin = baseURL ?? "";
    const post = (headers: Record<string, string>, data: unknown = body) =>
      request.post("/api/converse", { headers, data });
    expect((await request.get("/profiles", { headers: { host: "evil.example" } })).status()).toBe(421);
    expect((await post({ origin: "https://evil.example" })).status()).toBe(403);
    expect((await post({ origin: "null" })).status()).toBe(403);
    expect((await post({})).status()).toBe(403);
    expect((await post({ origin, "sec-fetch-site": "cross-site" })).status()).toBe(403);
    expect((await request.fetch("/api/converse", { method: "PUT", headers: { origin } })).status()).toBe(405);
    expect((await request.get("/api/converse")).status()).toBe(405);
    expect((await post({ origin, "content-type": "text/plain" }, JSON.stringify(body))).status()).toBe(400);
    const refused = await post({ origin });
    expect(refused.status()).toBe(400);
    expect(await refused.json()).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect((await bedrock.ledger()).calls).toHaveLength(0);
  });

  test("sends a strict policy with every page", async ({ request }) => {
    for (const path of ["/profiles", "/playground", "/compare", "/no/such/page"]) {
      const headers = (await request.get(path)).headers();
      expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
      expect(headers["content-security-policy"]).not.toContain("'unsafe-inline'; script");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });
});
