import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Address of this worker's console: `playwright.config.ts` starts one for each worker, with its own stand-in and data. */
export function consoleUrl(): string {
  const url = process.env[`CONSOLE_URL_${place()}`];
  if (!url)
    throw new Error(`There is no console for worker ${place()}: more workers were asked for than the config has.`);
  return url;
}

/** An address that this worker's console wrote into its data directory. */
export function bedrockAddress(file: "local-bedrock-url" | "local-bedrock-control-url"): string {
  return readFileSync(join(process.env.E2E_DATA_DIR ?? "", place(), file), "utf8");
}

/** Counts from 0; a worker that replaces another after a failure takes its place. */
function place(): string {
  return process.env.TEST_PARALLEL_INDEX ?? "";
}
