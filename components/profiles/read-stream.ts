import { readNdjson } from "@/lib/ndjson";
import { type ActionError, ActionFailure, type ActionResult } from "@/lib/result";

type Control = { type: "ping" } | { type: "stream-error"; error: ActionError };

/**
 * The lines of one of the console's own streams, in arrays as the network brings them.
 *
 * @throws ActionFailure when the server refuses, ends with an error, or breaks off
 */
export async function* readStream<Line extends { type: string }>(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Line[]> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(path, { method: "POST", headers, body: "{}", signal });
  if (!response.ok || !response.body) throw new ActionFailure(await refusalOf(response));
  for await (const values of readNdjson(response.body)) {
    const lines = asLines<Line>(values);
    yield lines.filter((line): line is Line => line.type !== "ping" && line.type !== "stream-error");
    for (const line of lines) if (isFailure(line)) throw new ActionFailure(line.error);
  }
}

/** Our own route's lines, made from this very type. */
function asLines<Line>(values: unknown[]): (Line | Control)[] {
  return values as (Line | Control)[];
}

function isFailure(line: { type: string }): line is { type: "stream-error"; error: ActionError } {
  return line.type === "stream-error";
}

async function refusalOf(response: Response): Promise<ActionError> {
  const message = `The console's server answered with HTTP ${response.status}.`;
  if (!response.headers.get("content-type")?.includes("application/json")) {
    return { code: "unavailable", message, requestId: "" };
  }
  const result: ActionResult<never> = await response.json();
  return result.ok ? { code: "unavailable", message, requestId: "" } : result.error;
}
