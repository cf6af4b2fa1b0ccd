import type { SmokeTest } from "@/lib/handover/schema";
import type { ActionResult } from "@/lib/result";

/** A result as JSON carries it. */
export type SmokeTestJson = ActionResult<Omit<SmokeTest, "at"> & { at: string }>;

/** Dates are text in JSON. */
export function parseSmokeTest(result: SmokeTestJson): ActionResult<SmokeTest> {
  return result.ok ? { ok: true, data: { ...result.data, at: new Date(result.data.at) } } : result;
}
