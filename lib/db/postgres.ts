import { Pool, type PoolClient } from "pg";
import { type Database, postgresDatabase } from "@/lib/db/database";
import { migrateDatabase } from "@/lib/db/migrate";

/** Any constant will do, as long as every version of the console uses the same one. */
const migrationLock = 4_927_160_385;

/**
 * Opens a pool of at most ten connections, after one of them has brought the schema up to date.
 *
 * @throws Error with one sentence when the server cannot be reached or refuses us, or its schema is newer than the code
 */
export async function openPostgres(url: string): Promise<{ db: Database; close(): Promise<void> }> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 10_000 });
  // An idle connection that the server closes is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  // So does one that is lost between two statements of a transaction: the next statement tells of it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    const connection = await connect(pool);
    try {
      await migrateInTurn(connection);
    } finally {
      connection.release(true);
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { db: postgresDatabase(pool), close: () => pool.end() };
}

/** Replicas that start together migrate one after the other. The lock goes with the connection. */
async function migrateInTurn(connection: PoolClient): Promise<void> {
  await connection.query("set statement_timeout = 0; set lock_timeout = '60s'");
  await connection.query("select pg_advisory_lock($1)", [migrationLock]);
  await migrateDatabase(postgresDatabase(connection));
}

/** The address is not repeated in the message, since it may hold a password. */
async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new Error(`The PostgreSQL server named by DATABASE_URL did not let us in (${reason(cause)}).`, { cause });
  }
}

/** `connect` to a name with several addresses fails with an AggregateError, whose own message is empty. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(", ");
  return error instanceof Error ? error.message : String(error);
}
