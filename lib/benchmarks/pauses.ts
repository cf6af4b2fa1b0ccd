import "server-only";
import { AppError } from "@/lib/errors";
import { databaseProblem } from "@/lib/request/database-problem";

/**
 * Why runs of this process do not get on, by ID. In memory: a database that is full or away takes no note. Shared
 * through `globalThis`, since jobs run in another module graph of Next than pages.
 */
const shared: typeof globalThis & { profileConsolePauses?: Map<string, string> } = globalThis;

function pauses(): Map<string, string> {
  shared.profileConsolePauses ??= new Map();
  return shared.profileConsolePauses;
}

/** Remembers why a run stands still, in words for the person, until `clearPause`. */
export function notePause(id: string, error: unknown): void {
  pauses().set(id, reasonOf(error));
}

export function clearPause(id: string): void {
  pauses().delete(id);
}

export function pauseOf(id: string): string | null {
  return pauses().get(id) ?? null;
}

function reasonOf(error: unknown): string {
  const problem = databaseProblem(error);
  const away = error instanceof Error && error.name === "AppError" && error.message;
  return problem ?? (away || "A part of the run failed unexpectedly; the server's log has the reason.");
}

/** As `AppError`, for a page that cannot be read because the database is full or away. Other failures stay what they are. */
export function explainStandstill(error: unknown): unknown {
  const problem = databaseProblem(error);
  if (!problem) return error;
  return new AppError("unavailable", `${problem} ${goesOn}`, { cause: error });
}

/** What follows every reason. */
export const goesOn =
  "Benchmarks stand still meanwhile, keep what is complete and go on by themselves within a minute or two.";
