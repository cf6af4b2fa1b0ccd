import "server-only";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Config, configSchema, defaultConfig } from "@/lib/config/schema";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

export interface CurrentConfig {
  config: Config;
  /** What is wrong with the file, as the end of a sentence about it, while its last good content still holds; else null. */
  problem: string | null;
}

interface Kept extends CurrentConfig {
  path: string;
  /** Tells one state of the file from another. */
  version: string;
}

/** Route handlers and `instrumentation.ts` are separate module graphs in Next: both keep the same last good content. */
const shared: typeof globalThis & { profileConsoleConfig?: Kept } = globalThis;

/**
 * The organisation's settings from `CONFIG_FILE`, or the defaults without one. Asks for the file's age at each call and
 * reads it again when that changed, so a change needs no restart.
 *
 * @throws Error with one sentence that names path and problem, when the file has never been good in this process
 */
export async function currentConfig(path: string | undefined = env().CONFIG_FILE): Promise<CurrentConfig> {
  if (!path) return { config: defaultConfig, problem: null };
  const kept = shared.profileConsoleConfig?.path === path ? shared.profileConsoleConfig : undefined;
  const version = await versionOf(path);
  if (kept?.version === version) return kept;
  const next: Kept = { path, version, ...(await read(path, kept)) };
  shared.profileConsoleConfig = next;
  return next;
}

async function read(path: string, kept: Kept | undefined): Promise<CurrentConfig> {
  try {
    const config = parseConfig(await readFile(path, "utf8"));
    if (kept) log().info({ path: resolve(path) }, "the configuration file was read again");
    return { config, problem: null };
  } catch (error) {
    const problem = error instanceof ConfigError ? error.message : unreadable(error);
    const sentence = `The configuration file ${resolve(path)} ${problem}.`;
    if (!kept) throw new Error(sentence, { cause: error });
    log().error({ path: resolve(path) }, `${sentence} The settings of before stay in force.`);
    return { config: kept.config, problem };
  }
}

/** A file that is gone is a state of its own, and so is its return. */
async function versionOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return unreadable(error);
  }
}

class ConfigError extends Error {}

/** @throws ConfigError that says what is wrong, as the end of a sentence about the file */
function parseConfig(text: string): Config {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ConfigError(`is no JSON: ${error.message}`, { cause: error });
  }
  const parsed = configSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
  throw new ConfigError(`is not usable: ${where}${(issue?.message ?? "wrong content").replace(/[.]$/, "")}`);
}

function unreadable(error: unknown): string {
  const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
  return `cannot be read (${reason})`;
}
