import { OptionError, parseCommandLine } from "./options.ts";
import { startLocalBedrock } from "./server.ts";
import { StateFileError } from "./state-file.ts";

/** Runs the local Bedrock as a process of its own, until a signal or, if so asked, the end of standard input. */
async function main(args: string[]): Promise<void> {
  const { options, exitWithStdin } = parseCommandLine(args);
  const server = await startLocalBedrock(options);
  if (server.controlUrl) console.log(`Local Bedrock control on ${server.controlUrl}`);
  console.log(`Local Bedrock listening on ${server.url}`);

  const stop = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  if (exitWithStdin) {
    process.stdin.resume();
    process.stdin.once("close", stop);
  }
}

/** Bad options end with 2, everything else with 1; known reasons in one sentence, unknown ones in full. */
function fail(error: unknown): void {
  if (error instanceof OptionError) {
    console.error(error.message);
    process.exit(2);
  }
  if (error instanceof StateFileError) console.error(error.message);
  else if (isSystemError(error, "EADDRINUSE")) {
    console.error(`Port ${error.port} on ${error.address} is already in use; choose another with --port.`);
  } else if (isSystemError(error, "EADDRNOTAVAIL") || isSystemError(error, "ENOTFOUND")) {
    console.error("The address given with --host does not belong to this machine.");
  } else if (isSystemError(error, "EACCES"))
    console.error("This user may not listen on that port; choose one above 1023.");
  else console.error(error);
  process.exit(1);
}

function isSystemError(error: unknown, code: string): error is Error & { port?: number; address?: string } {
  return error instanceof Error && "code" in error && error.code === code;
}

main(process.argv.slice(2)).catch(fail);
