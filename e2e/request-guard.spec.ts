import { request as httpRequest } from "node:http";
import { expect, test } from "./fixtures";

interface Answer {
  status: number;
  body: string;
}

/** Sends exactly these headers: a browser would not let us lie about Host and Origin. */
function send(
  baseURL: string | undefined,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(new URL(path, baseURL), { method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.on("error", reject).end(method === "POST" ? "{}" : undefined);
  });
}

test.describe("request guard", () => {
  for (const path of ["/profiles", "/api/health", "/icon.svg", "/profiles?_rsc=1", "/no-such-page"]) {
    test(`answers ${path} to its own host only`, async ({ baseURL }) => {
      const answer = await send(baseURL, "GET", path, { host: "rebound.example" });
      expect(answer).toEqual({ status: 421, body: expect.stringContaining("ALLOWED_HOSTS") });
    });
  }

  const foreign = { "content-length": "2", "content-type": "application/json" };
  const refused: [string, (own: string) => Record<string, string>][] = [
    ["without an origin", () => ({})],
    ["from a foreign origin", () => ({ origin: "https://evil.example" })],
    ["from an origin it names itself", () => ({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })],
    ["that the browser calls cross-site", (own) => ({ origin: own, "sec-fetch-site": "cross-site" })],
  ];
  for (const [title, headers] of refused) {
    test(`does nothing for a POST ${title}`, async ({ baseURL, bedrock }) => {
      for (const path of ["/api/converse", "/playground", "/profiles/new"]) {
        const action = { ...foreign, "next-action": "0".repeat(42), ...headers(baseURL ?? "") };
        const answer = await send(baseURL, "POST", path, action);
        expect(answer.status).toBe(403);
      }
      expect((await bedrock.ledger()).calls).toEqual([]);
    });
  }

  test("renders no page for PUT, and spends nothing for GET", async ({ baseURL }) => {
    expect((await send(baseURL, "PUT", "/profiles", {})).status).toBe(405);
    expect((await send(baseURL, "GET", "/api/converse", {})).status).toBe(405);
  });

  test("puts a new nonce on every script of every page", async ({ page, tolerate }) => {
    tolerate(/404 .*no-such-page/);
    const nonces = new Set<string>();
    for (const path of ["/profiles", "/playground", "/no-such-page"]) {
      const response = await page.goto(path);
      const policy = response?.headers()["content-security-policy"] ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      const html = (await response?.text()) ?? "";
      const scripts = html.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });
});
