import "server-only";
import { notFound, unstable_rethrow } from "next/navigation";
import { AppError } from "@/lib/errors";
import { toActionError } from "@/lib/request/to-action-error";
import type { ActionResult } from "@/lib/result";

/**
 * Runs a verb for a page. Next hides the text of errors thrown while rendering, so failures come back as values; what
 * does not exist becomes the not-found page, unless it is `expected` to exist.
 */
export async function load<Data>(
  run: () => Promise<Data>,
  { expected = false }: { expected?: boolean } = {},
): Promise<ActionResult<Data>> {
  try {
    return { ok: true, data: await run() };
  } catch (error) {
    unstable_rethrow(error);
    if (!expected && error instanceof AppError && error.code === "not_found") notFound();
    return { ok: false, error: toActionError(error) };
  }
}
