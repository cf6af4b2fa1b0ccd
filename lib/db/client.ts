import { sql } from "drizzle-orm";
import { type Database, pgliteDatabase } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { migrateDatabase } from "@/lib/db/migrate";
import type { PgliteThread } from "@/lib/db/pglite-thread";
import { openPostgres } from "@/lib/db/postgres";
import { env } from "@/lib/env";

export type { Database } from "@/lib/db/database";

/** Where the job queue keeps its tables: a server it connects to itself, or our only connection to the embedded database. */
export type JobStore =
  | { kind: "postgres"; url: string }
  | {
      kind: "embedded";
      executeSql(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
      /** What `pg_notify` sends to the channel; ends with `close`, or unseen when the database died. */
      listen(channel: string, onNotification: (payload: string) => void): Promise<{ close(): Promise<void> }>;
    };

interface Handle {
  db: Database;
  /** Null on a server: its pool serves whoever connects. */
  embedded: PgliteThread | null;
  close(): Promise<void>;
}

/** Route handlers and `instrumentation.ts` are separate module graphs in Next: they share one handle through `globalThis`. */
const shared: typeof globalThis & { profileConsoleDatabase?: Promise<Handle> | undefined } = globalThis;

/**
 * The database, opened and migrated on the first call. A failed opening is not remembered, nor is a database that died:
 * the next call tries again.
 *
 * @throws Error with one sentence: see `openEmbedded`, `openPostgres` and `migrateDatabase`
 */
export async function getDatabase(): Promise<Database> {
  shared.profileConsoleDatabase ??= openAnew();
  return (await shared.profileConsoleDatabase).db;
}

/** Finishes what is queued and closes the database, if it is open. */
export async function closeDatabase(): Promise<void> {
  const opening = shared.profileConsoleDatabase;
  shared.profileConsoleDatabase = undefined;
  await (await opening)?.close();
}

/** The same database for the job queue; an embedded one that died is opened again by the next statement. */
export function jobStore(): JobStore {
  const { DATABASE_URL } = env();
  if (DATABASE_URL) return { kind: "postgres", url: DATABASE_URL };
  return {
    kind: "embedded",
    executeSql: async (sql, params) => (await embeddedThread()).queryAsPool(sql, params),
    listen: async (channel, onNotification) => {
      const thread = await embeddedThread();
      await thread.listen(channel, onNotification);
      return { close: async () => thread.unlisten(channel) };
    },
  };
}

async function embeddedThread(): Promise<PgliteThread> {
  await getDatabase();
  const handle = await shared.profileConsoleDatabase;
  if (!handle?.embedded) throw new Error("The embedded database is closed.");
  return handle.embedded;
}

/** @throws Error when the database does not answer */
export async function pingDatabase(): Promise<void> {
  const db = await getDatabase();
  await db.execute(sql`select 1`);
}

function openAnew(): Promise<Handle> {
  const forget = () => {
    if (shared.profileConsoleDatabase === opening) shared.profileConsoleDatabase = undefined;
  };
  const { DATABASE_URL, DATA_DIR } = env();
  const opening = DATABASE_URL ? openServer(DATABASE_URL) : openPglite(DATA_DIR, forget);
  opening.catch(forget);
  return opening;
}

async function openServer(url: string): Promise<Handle> {
  return { ...(await openPostgres(url)), embedded: null };
}

async function openPglite(dataDir: string, onDeath: () => void): Promise<Handle> {
  const embedded = await openEmbedded(dataDir, onDeath);
  const db = pgliteDatabase(embedded.client);
  try {
    await migrateDatabase(db);
  } catch (error) {
    await embedded.close();
    throw error;
  }
  return { db, embedded: embedded.client, close: embedded.close };
}
