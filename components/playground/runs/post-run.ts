import type { SaveRunInput } from "@/lib/playground/run";
import type { ActionResult } from "@/lib/result";

/** Saves a run. What went wrong comes back in words for the person. Never throws. */
export async function postRun(input: SaveRunInput): Promise<{ ok: true; id: string } | { ok: false; message: string }> {
  try {
    const answer = await fetch("/api/playground/runs", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    if (answer.status === 413)
      return { ok: false, message: "This conversation is too long to be saved as one run (8 MB)." };
    const result: ActionResult<{ id: string }> = await answer.json();
    return result.ok ? { ok: true, id: result.data.id } : { ok: false, message: result.error.message };
  } catch {
    return { ok: false, message: "The server could not be reached. Nothing was saved; try again." };
  }
}
