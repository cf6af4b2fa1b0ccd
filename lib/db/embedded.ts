import { accessSync, constants, mkdirSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type DirectoryLock, lockDirectory } from "@/lib/db/directory-lock";
import { PgliteThread } from "@/lib/db/pglite-thread";

export interface EmbeddedDatabase {
  client: PgliteThread;
  close(): Promise<void>;
}

/** PGlite needs about this much to start; below it a failed start is put down to the disk. */
const neededBytes = 64 * 1024 * 1024;

/**
 * Opens (or creates) the embedded PostgreSQL under `dataDir`, for this process alone. Never deletes or repairs anything.
 *
 * @param onDeath called when the database ended without `close`: open it again
 * @throws Error with one sentence: directory not writable, already open, disk full, or the engine's own words
 */
export async function openEmbedded(dataDir: string, onDeath: () => void): Promise<EmbeddedDatabase> {
  const directory = join(resolve(/* turbopackIgnore: true */ dataDir), "postgres");
  const lock = claim(directory);
  try {
    const client = await PgliteThread.open(directory, () => {
      lock.release();
      onDeath();
    });
    return { client, close: () => client.close() };
  } catch (cause) {
    lock.release();
    throw await explainOpening(directory, cause);
  }
}

function claim(directory: string): DirectoryLock {
  try {
    mkdirSync(dirname(directory), { recursive: true });
    accessSync(dirname(directory), constants.W_OK);
    return lockDirectory(directory);
  } catch (cause) {
    throw explainDirectory(directory, cause);
  }
}

function explainDirectory(directory: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !("code" in cause)) return cause;
  if (cause.code === "ENOSPC") return new Error(diskFull(directory, 0), { cause });
  return new Error(
    `The data directory ${dirname(directory)} cannot be written (${cause.code}): set DATA_DIR to one that this process may write.`,
    { cause },
  );
}

async function explainOpening(directory: string, cause: unknown): Promise<Error> {
  const { bavail, bsize } = await statfs(dirname(directory));
  const free = bavail * bsize;
  if (free < neededBytes) return new Error(diskFull(directory, free), { cause });
  const words = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The database in ${directory} could not be opened (${words}); nothing was deleted.`, {
    cause,
  });
}

function diskFull(directory: string, freeBytes: number): string {
  const free = `${Math.floor(freeBytes / 1024 / 1024)} MB free`;
  return `The disk that holds ${directory} is full (${free}): make room and start again; nothing was deleted.`;
}
