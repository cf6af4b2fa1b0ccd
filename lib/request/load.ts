import "server-only";
import { notFound, unstable_rethrow } from "next/navigation";
import { AppError } from "@/lib/errors";
import { toActionError } from "@/lib/request/to-action-error";
import type { ActionResult } from "@/lib/result";

/** Runs a verb for a page. Next hides the text of errors thrown while rendering, so failures come back as values. */
export async function load<Data>(run: () => Promise<Data>): Promise<ActionResult<Data>> {
  try {
    return { ok: true, data: await run() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError && error.code === "not_found") notFound();
    return { ok: false, error: toActionError(error) };
  }
}
