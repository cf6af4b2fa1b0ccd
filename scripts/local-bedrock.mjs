import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const firstPauseMs = 500;
const longestPauseMs = 30_000;
const startLimitMs = 30_000;

/** @typedef {{ url: string, controlUrl: string | undefined }} LocalBedrock */

/**
 * Starts the stand-in for Bedrock as a process of its own and keeps it running on its port. It ends with this process,
 * also after kill -9, since it watches the pipe it is given as standard input.
 *
 * @param {{ dataDir: string, controlPort: string | undefined, extraArgs: string | undefined }} settings
 * @returns {Promise<LocalBedrock>}
 * @throws {Error} with one sentence when it does not start
 */
export async function startLocalBedrock({ dataDir, controlPort, extraArgs }) {
  const fixed = ["--exit-with-stdin", "--region", "us-east-1", "--state", join(dataDir, "local-bedrock.json")];
  const args = [...fixed, ...(extraArgs?.split(/\s+/).filter(Boolean) ?? [])];
  const control = controlPort ? ["--control-port", controlPort] : [];
  const first = await launch(["--port", "0", ...control, ...args]);

  const port = ["--port", new URL(first.url).port];
  const sameControl = first.controlUrl ? ["--control-port", new URL(first.controlUrl).port] : [];
  keepRunning(first.child, () => launch([...port, ...sameControl, ...args]));
  return first;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {() => Promise<{ child: import("node:child_process").ChildProcess }>} relaunch
 */
function keepRunning(child, relaunch, pauseMs = firstPauseMs) {
  const started = performance.now();
  child.once("exit", (code, signal) => {
    const isStable = performance.now() - started > longestPauseMs;
    const pause = isStable ? firstPauseMs : pauseMs;
    console.error(`Local Bedrock ended (${signal ?? `exit code ${code}`}); starting it again.`);
    const again = async () => {
      const next = Math.min(pause * 2, longestPauseMs);
      try {
        keepRunning((await relaunch()).child, relaunch, next);
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        setTimeout(again, next);
      }
    };
    setTimeout(again, pause);
  });
}

/**
 * @param {string[]} args
 * @returns {Promise<LocalBedrock & { child: import("node:child_process").ChildProcess }>}
 */
function launch(args) {
  // Its own process group: Ctrl-C in the terminal reaches the console first, which then ends it through its pipe.
  const child = spawn(process.execPath, ["lib/local/bedrock/main.ts", ...args], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: process.platform !== "win32",
  });
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`Local Bedrock did not start (${why}).`));
    const limit = setTimeout(() => {
      child.kill("SIGKILL");
      fail(`no answer within ${startLimitMs / 1000} s`);
    }, startLimitMs);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => fail(signal ?? `exit code ${code}`));
    /** @type {string | undefined} */
    let controlUrl;
    createInterface({ input: child.stdout }).on("line", (line) => {
      controlUrl ??= /^Local Bedrock control on (http:\S+)$/.exec(line)?.[1];
      const url = /^Local Bedrock listening on (http:\S+)$/.exec(line)?.[1];
      if (!url) return;
      clearTimeout(limit);
      resolve({ url, controlUrl, child });
    });
  });
}
