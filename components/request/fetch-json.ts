import { ActionFailure } from "@/lib/result";

/** The JSON of one of our own routes. @throws ActionFailure when something else than the console answered */
export async function fetchJson(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal });
  if (response.headers.get("content-type")?.includes("application/json")) return response.json();
  const message = `The console's server answered with HTTP ${response.status}.`;
  throw new ActionFailure({ code: "unavailable", message, requestId: "" });
}
