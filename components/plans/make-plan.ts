import type { MakePlanInput } from "@/lib/plans/schema";
import { ActionFailure, type ActionResult, unwrap } from "@/lib/result";

/** Stores a plan and gives its ID. @throws ActionFailure; its `fieldErrors` name rows, e.g. `rows.3.name` */
export async function makePlan(input: MakePlanInput): Promise<{ planId: string }> {
  const response = await fetch("/api/plans", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  if (!response.headers.get("content-type")?.includes("application/json")) {
    const message = `The console's server answered with HTTP ${response.status}.`;
    throw new ActionFailure({ code: "unavailable", message, requestId: "" });
  }
  return unwrap(asResult(await response.json()));
}

/** Our own route's answer, made from this very type. */
const asResult = (value: unknown) => value as ActionResult<{ planId: string }>;
