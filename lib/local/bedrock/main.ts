import { setFlagsFromString } from "node:v8";
import { OptionError, parseCommandLine } from "./options.ts";
import { startLocalBedrock } from "./server.ts";
import { StateFileError } from "./state-file.ts";

/** Runs the local Bedrock as a process of its own, until a signal or, if so asked, the end of standard input. */
async function main(args: string[]): Promise<void> {
  const { options, exitWithStdin } = parseCommandLine(args);
  const server = await startLocalBedrock(options);
  const stop = () => {
    server
      .close()
      .catch(fail)
      .finally(() => process.exit());
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  if (exitWithStdin) {
    process.stdin.resume();
    process.stdin.once("close", stop);
  }
  // Only now: whoever reads these lines may send a signal at once.
  if (server.controlUrl) console.log(`Local Bedrock control on ${server.controlUrl}`);
  console.log(`Local Bedrock listening on ${server.url}`);
}

/** Bad options end with 2, everything else with 1. Nothing is left running, so the process ends by itself. */
function fail(error: unknown): void {
  process.exitCode = error instanceof OptionError ? 2 : 1;
  console.error(sentenceFor(error) ?? error);
}

/** Null for a failure nobody foresaw, which is shown in full. */
function sentenceFor(error: unknown): string | null {
  if (error instanceof OptionError || error instanceof StateFileError) return error.message;
  if (isSystemError(error, "EADDRINUSE")) {
    return `Port ${error.port} on ${error.address} is already in use; choose another with --port or --control-port.`;
  }
  if (isSystemError(error, "EADDRNOTAVAIL") || isSystemError(error, "ENOTFOUND")) {
    return "The address given with --host does not belong to this machine.";
  }
  if (isSystemError(error, "EACCES")) return "This user may not listen on that port; choose one above 1023.";
  return null;
}

function isSystemError(error: unknown, code: string): error is Error & { port?: number; address?: string } {
  return error instanceof Error && "code" in error && error.code === code;
}

// What lives is 60 MB, but Node lets garbage grow to several times as much; measured in docs/benchmarks.md.
setFlagsFromString("--optimize-for-size");
main(process.argv.slice(2)).catch(fail);
