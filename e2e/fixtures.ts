import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "playwright/test";
import { BedrockControl } from "./bedrock-control";
import { consoleUrl } from "./console";

export { expect } from "playwright/test";

interface Fixtures {
  bedrock: BedrockControl;
  /** Declares a console error, page error or failed response that this test provokes. */
  tolerate: (problem: RegExp) => void;
}

/** Playwright's test, failing on any console error, uncaught exception or answer of 500 and above that is not declared. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it depends on
  baseURL: async ({}, use) => use(consoleUrl()),

  tolerate: [
    async ({ context }, use) => {
      const tolerated: RegExp[] = [];
      const problems = watch(context);
      await use((problem) => tolerated.push(problem));
      expect(problems.filter((problem) => !tolerated.some((pattern) => pattern.test(problem)))).toEqual([]);
    },
    { auto: true },
  ],

  bedrock: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const control = new BedrockControl();
      await control.reset();
      await use(control);
      await control.reset();
    },
    { auto: true },
  ],
});

function watch(context: BrowserContext): string[] {
  const problems: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.push(`page: ${error.error().stack ?? error.error().message}`));
  context.on("response", (response) => {
    if (response.status() >= 500) problems.push(`response: ${response.status()} ${response.url()}`);
  });
  return problems;
}

/**
 * Checks the whole page as it is now against every rule of axe. Naming each element that is in order, and gathering frames
 * of other origins in a page of its own (there are none), would take three quarters of the time.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // The title comes with the end of the page's stream; while it changes there is none.
  await expect(page).toHaveTitle(/./);
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) })),
  ).toEqual([]);
}

/** Waits until the list of profiles answers to keys and clicks: its age ticks only then. */
export async function expectListAwake(page: Page): Promise<void> {
  await expect(page.getByText(/refreshed \d+ (s|min) ago/)).toBeVisible();
}
