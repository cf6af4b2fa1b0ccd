import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StateFileError } from "./state-file.ts";

export type StateLock = { release(): void };

const sqliteBusy = 5;
const patienceMs = 3_000; // a process that is just ending may hold it a moment longer

/**
 * Takes the lock of a state file: two processes that replace it whole would undo each other's changes. The operating
 * system drops the lock when this process dies, however it dies; Node offers no other lock that does.
 *
 * @throws StateFileError when another process holds it, or its folder cannot be written
 */
export function lockState(file: string, waitMs = patienceMs): StateLock {
  const lock = openLock(file);
  try {
    lock.exec(`PRAGMA busy_timeout = ${waitMs}; BEGIN EXCLUSIVE`);
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw unlockable(file, cause);
    throw new StateFileError(`The state file ${file} is in use by another local Bedrock; stop that one first.`, {
      cause,
    });
  }
  return { release: () => lock.close() };
}

function openLock(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return new DatabaseSync(`${file}.lock`);
  } catch (cause) {
    throw unlockable(file, cause);
  }
}

function unlockable(file: string, cause: unknown): StateFileError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StateFileError(`The state file ${file} cannot be locked: no writable folder (${why}).`, { cause });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}
