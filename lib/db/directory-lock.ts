import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

export interface DirectoryLock {
  /** May be called more than once. */
  release(): void;
}

/**
 * Takes the lock of an embedded database. PGlite itself does not notice a second process and loses acknowledged rows
 * (33 of 300 in a trial). The operating system drops the lock when this process dies, however it dies.
 *
 * @throws Error with one sentence that names the holder's process id
 */
export function lockDirectory(directory: string): DirectoryLock {
  const pidFile = `${directory}.pid`;
  const lock = new DatabaseSync(`${directory}.lock`);
  try {
    lock.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    const holder = readHolder(pidFile);
    const who = holder ? `process ${holder}` : "another process";
    throw new Error(
      `The database in ${directory} is already open in ${who}: stop that one, or set DATA_DIR to another directory.`,
    );
  }
  try {
    writeFileSync(pidFile, String(process.pid));
  } catch (cause) {
    lock.close();
    throw cause;
  }
  let isHeld = true;
  return {
    release() {
      if (!isHeld) return;
      isHeld = false;
      rmSync(pidFile, { force: true });
      lock.close();
    },
  };
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}

function readHolder(pidFile: string): string | undefined {
  try {
    return readFileSync(pidFile, "utf8");
  } catch {
    return undefined; // the holder has the lock but has not written its id yet
  }
}
