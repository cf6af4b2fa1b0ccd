import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices, type Project } from "playwright/test";
import { findBrowser } from "./scripts/find-browser.mjs";

const chromium: Project["use"] = {
  ...devices["Desktop Chrome"],
  viewport: { width: 1440, height: 900 },
  locale: "en-US",
  timezoneId: "UTC",
  contextOptions: { reducedMotion: "reduce" },
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? findBrowser() ?? undefined,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  },
};

const renderPasses = /\.render\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  // One server and one stand-in for all: faults and created profiles of one journey would be seen by another.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { trace: "retain-on-failure", screenshot: "only-on-failure", video: "off" },
  projects: [
    { name: "desktop", testIgnore: renderPasses, use: chromium },
    {
      name: "phone",
      testMatch: renderPasses,
      use: { ...chromium, viewport: { width: 390, height: 844 }, hasTouch: true },
    },
    { name: "dark", testMatch: renderPasses, use: { ...chromium, colorScheme: "dark" } },
  ],
  webServer: {
    command: `${JSON.stringify(process.execPath)} scripts/serve.mjs`,
    env: serverSettings(),
    // Stored as process.env.CONSOLE_URL for the tests.
    wait: { stdout: /Profile Console ready on (?<console_url>http\S+)/ },
    stderr: "pipe",
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
  },
});

/** Every setting is given, an empty one counting as unset: neither the environment nor a `.env` reaches the tests. */
function serverSettings(): Record<string, string> {
  const names = readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z_]+)=/gm);
  return {
    ...Object.fromEntries([...names].map(([, name]) => [name, ""])),
    BEDROCK: "local",
    DATA_DIR: dataDirectory(),
    HOST: "127.0.0.1",
    LOCAL_BEDROCK_ARGS: "--as-of 2026-11-22 --seed 7 --speed 4",
    LOCAL_BEDROCK_CONTROL_PORT: "0",
    LOG_LEVEL: "error",
    PORT: "0",
    TZ: "UTC",
  };
}

/** Made by the first process that reads this file, which removes it at its end; Playwright's workers read it again. */
function dataDirectory(): string {
  const known = process.env.E2E_DATA_DIR;
  if (known) return known;
  const created = mkdtempSync(join(tmpdir(), "console-e2e-"));
  process.env.E2E_DATA_DIR = created;
  process.once("exit", () => rmSync(created, { recursive: true, force: true }));
  return created;
}
