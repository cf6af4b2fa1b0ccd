import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices, type Project } from "playwright/test";
import { findBrowser } from "./scripts/find-browser.mjs";

/**
 * Every window would load two pages of suggestions for an address bar that nobody sees: 0.8 s of processor time. Chromium
 * heeds the last list only, so that Playwright's own is repeated.
 */
const disabledFeatures = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"],
  ...["AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"],
  ...["DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"],
  ...["MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"],
  ...["TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"],
];

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
      `--disable-features=${disabledFeatures.join(",")}`,
      "--no-first-run",
    ],
  },
};

const renderPasses = /\.render\.spec\.ts$/;

/** More would wait for each other: a journey keeps the browser and the server of its worker busy. */
const workers = Math.min(2, availableParallelism());

export default defineConfig({
  testDir: "e2e",
  // A journey has the console and the local Bedrock of its worker to itself, so that single tests can be dealt out.
  workers,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A trace of every test costs a fifth of the time; `npm run e2e -- NAME --trace=retain-on-failure` records one when needed.
  use: { trace: "off", screenshot: "only-on-failure", video: "off" },
  projects: [
    { name: "desktop", testIgnore: renderPasses, use: chromium },
    {
      name: "phone",
      testMatch: renderPasses,
      use: { ...chromium, viewport: { width: 390, height: 844 }, hasTouch: true },
    },
    { name: "dark", testMatch: renderPasses, use: { ...chromium, colorScheme: "dark" } },
  ],
  webServer: Array.from({ length: workers }, (_, index) => ({
    name: `console ${index}`,
    command: `${JSON.stringify(process.execPath)} scripts/serve.mjs`,
    env: serverSettings(join(dataDirectory(), String(index))),
    // Stored as process.env.CONSOLE_URL_0 and so on, where `e2e/console.ts` finds it.
    wait: { stdout: new RegExp(`Profile Console ready on (?<console_url_${index}>http\\S+)`) },
    stderr: "pipe",
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
  })),
});

/** Every setting is given, an empty one counting as unset: neither the environment nor a `.env` reaches the tests. */
function serverSettings(dataDir: string): Record<string, string> {
  const names = readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z_]+)=/gm);
  return {
    ...Object.fromEntries([...names].map(([, name]) => [name, ""])),
    BEDROCK: "local",
    DATA_DIR: dataDir,
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
