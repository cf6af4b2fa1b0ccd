import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { step } from "./step.mjs";

/** @typedef {{ passed: number, failed: number }} Score */

const bin = (/** @type {string} */ name) => join("node_modules", ".bin", name);

/**
 * Types, lint, import rules and unit tests. A check that is no test counts as one failure when it fails.
 *
 * @returns {Promise<Score>}
 */
export async function runChecks() {
  const checks = [
    // Writes next-env.d.ts and the types of the routes, which a clean clone does not have.
    await step("Route types", [bin("next"), "typegen"]),
    await step("Types", [process.execPath, "node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "false"]),
    await step("Lint", [bin("biome"), "check", "--error-on-warnings", "."]),
    await step("Import rules", importRules),
  ];
  const units = await runUnitTests("Unit tests", []);
  return add(units, { passed: 0, failed: checks.filter((isGood) => !isGood).length });
}

const importRules = [
  ...[process.execPath, "--import", "./scripts/import-rules.mjs"],
  ...["node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", "--config", ".dependency-cruiser.cjs"],
  ...["app", "components", "lib", "instrumentation.ts", "instrumentation-node.ts", "proxy.ts"],
];

/**
 * @param {string} title
 * @param {string[]} filters test files, all when empty
 * @param {Record<string, string>} [settings] added to the environment
 * @returns {Promise<Score>}
 */
export function runUnitTests(title, filters, settings = {}) {
  return scored(title, "vitest.json", (report) => ({
    command: [bin("vitest"), "run", ...filters, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    settings,
    read: (/** @type {{ numPassedTests: number, numFailedTests: number }} */ result) => ({
      passed: result.numPassedTests,
      failed: result.numFailedTests,
    }),
  }));
}

/**
 * @param {string} browser path of a Chromium
 * @returns {Promise<Score>}
 */
export function runJourneys(browser) {
  return scored("Browser journeys", "playwright.json", (report) => ({
    command: [process.execPath, "node_modules/playwright/cli.js", "test", "--reporter=line,json"],
    settings: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    read: (/** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */ { stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
    }),
  }));
}

/**
 * Runs a test runner and reads its report. A runner that fails without a failed test, writes no report or ran nothing is
 * a failure too.
 *
 * @template Report
 * @param {string} title
 * @param {string} reportName
 * @param {(reportPath: string) => { command: string[], settings: Record<string, string>, read: (report: Report) => Score }} plan
 * @returns {Promise<Score>}
 */
async function scored(title, reportName, plan) {
  const folder = mkdtempSync(join(tmpdir(), "console-report-"));
  try {
    const report = join(folder, reportName);
    const { command, settings, read } = plan(report);
    const isGood = await step(title, command, { env: { ...process.env, ...settings } });
    const score = readScore(report, read);
    const ranNothing = score.passed + score.failed === 0;
    if (ranNothing) console.error(`${title}: no test was run`);
    return ranNothing || (!isGood && score.failed === 0) ? add(score, { passed: 0, failed: 1 }) : score;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @template Report
 * @param {string} path
 * @param {(report: Report) => Score} read
 * @returns {Score}
 */
function readScore(path, read) {
  try {
    return read(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    console.error(`The test runner left no report (${error instanceof Error ? error.message : error}).`);
    return { passed: 0, failed: 0 };
  }
}

/**
 * @param {Score} a
 * @param {Score} b
 * @returns {Score}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/**
 * The last line, and the exit code.
 *
 * @param {Score} score
 */
export function report({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
