import { unstable_isUnrecognizedActionError } from "next/navigation";
import { type ActionError, ActionFailure } from "@/lib/result";

/** A thrown failure as what an error panel shows. What is no `ActionFailure` never reached the console's server. */
export function failureOf(thrown: unknown): ActionError {
  if (thrown instanceof ActionFailure) return thrown.error;
  const message = unstable_isUnrecognizedActionError(thrown)
    ? "The console was updated meanwhile. Reload the page."
    : "The console's server did not answer. Check that it is running.";
  return { code: "unavailable", message, requestId: "" };
}
