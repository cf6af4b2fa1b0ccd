import { type ActionError, ActionFailure, type ActionResult, unwrap } from "@/lib/result";

/** Asks one of this feature's routes. @throws ActionFailure for a failed answer and where none can be read */
export async function ask<Data>(
  path: string,
  { body, signal }: { body?: unknown; signal?: AbortSignal } = {},
): Promise<Data> {
  const response = await request(path, body, signal);
  const isJson = response.headers.get("content-type")?.includes("application/json");
  if (!isJson) throw failure(`The console's server answered with HTTP ${response.status}.`);
  return unwrap(asResult<Data>(await response.json()));
}

async function request(path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const base = signal ? { signal } : {};
  const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  try {
    return await fetch(`/api/benchmarks${path}`, body === undefined ? base : { ...base, ...post });
  } catch (error) {
    if (error instanceof TypeError) throw failure("The console's server cannot be reached.");
    throw error;
  }
}

function failure(message: string): ActionFailure {
  return new ActionFailure({ code: "unavailable", message, requestId: "" });
}

/** The failure as it is shown; anything else is a bug of ours. */
export function errorOf(error: unknown): ActionError | null {
  if (error === null || error === undefined) return null;
  if (error instanceof ActionFailure) return error.error;
  throw error;
}

/** Our own routes' answers, made from these very types. */
const asResult = <Data>(value: unknown) => value as ActionResult<Data>;
