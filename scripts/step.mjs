import { spawn } from "node:child_process";

/**
 * Runs a program quietly and prints one line with its duration; what it wrote is shown only when it fails.
 *
 * @param {string} title what the person reads, e.g. "Building"
 * @param {string[]} command program and arguments
 * @param {{ env?: NodeJS.ProcessEnv, isAttempt?: boolean }} [options] the environment instead of this process's own; an
 *   attempt may fail, so that its output is of no interest
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function step(title, command, { env = process.env, isAttempt = false } = {}) {
  const started = performance.now();
  const { code, output } = await run(command, env);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`${title}: done (${seconds} s)`);
    return true;
  }
  if (!isAttempt) console.error(output.trimEnd());
  console.error(`${title}: ${isAttempt ? "not possible" : "failed"} (${seconds} s)`);
  return false;
}

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run([program = "", ...args], env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const chunks = [];
    const stop = () => child.kill("SIGTERM");
    process.once("SIGTERM", stop).once("SIGINT", stop);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => chunks.push(Buffer.from(error.message)));
    child.on("close", (code, signal) => {
      process.off("SIGTERM", stop).off("SIGINT", stop);
      if (signal) chunks.push(Buffer.from(`\n${program} was ended by ${signal}.`));
      resolve({ code, output: Buffer.concat(chunks).toString() });
    });
  });
}
