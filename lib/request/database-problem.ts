const fullDisk = /no space left on device/i;
const lostConnection =
  /connection terminated|timeout exceeded when trying to connect|the database system is|embedded database ended/i;
const networkCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);
/** Connection exceptions, shutdown and start of the server, no connection left. */
const awayStates = /^(08...|57P0.|53300)$/;

/**
 * What a failure of the console's own database means to a person, where it is no bug: its disk is full, or it is away.
 * Failures of Bedrock never come here: they are `AppError`.
 *
 * @returns null for every other failure
 */
export function databaseProblem(error: unknown): string | null {
  const causes = causesOf(error);
  if (causes.some(({ code, message }) => code === "53100" || fullDisk.test(message))) {
    return "The disk that holds the console's database is full: make room on it.";
  }
  return causes.some(isAway) ? "The console's database cannot be reached." : null;
}

interface Cause {
  name: string;
  message: string;
  code: string;
}

/** Names and codes: classes differ between the module graphs of one process. */
function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) {
    // Of `fetch`, which is never on its way to the database.
    if (at instanceof TypeError) return [];
    causes.push({ name: at.name, message: at.message, code: "code" in at ? String(at.code ?? "") : "" });
  }
  return causes;
}

function isAway({ name, message, code }: Cause): boolean {
  if (networkCodes.has(code) || awayStates.test(code) || lostConnection.test(message)) return true;
  // The embedded engine answers with an SQLSTATE as long as it lives.
  return name === "EmbeddedQueryError" && code === "";
}
