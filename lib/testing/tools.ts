import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";

/** Whether a program is on this machine; says on the console which checks are left out when it is not. */
export function hasTool(command: string, args: string[], leftOut: string): boolean {
  const isThere = spawnSync(command, args, { stdio: "ignore" }).status === 0;
  if (!isThere) console.warn(`${[command, ...args].join(" ")} does not run here, so this is not checked: ${leftOut}`);
  return isThere;
}

interface ToolOptions {
  input?: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** What a program printed. @throws Error with its own words unless it ends with 0 */
export async function runTool(command: string, args: string[], options: ToolOptions = {}): Promise<string> {
  const { input = "", ...given } = options;
  const child = spawn(command, args, { ...given, stdio: "pipe" });
  // A program may end without reading its input; its status tells whether that is a failure.
  child.stdin.on("error", () => undefined).end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [status, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${out}${err}`);
  return out;
}
