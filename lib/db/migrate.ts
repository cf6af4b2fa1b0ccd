import { join } from "node:path";
import { sql } from "drizzle-orm";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "@/lib/db/database";

interface Migratable {
  dialect: { migrate(migrations: MigrationMeta[], session: unknown, config: object): Promise<void> };
  session: unknown;
}

/**
 * Brings the schema up to date in one transaction: interrupted, it changes nothing. On a server the caller holds the lock.
 *
 * @throws Error when the database was written by a newer version of the console, or a migration fails
 */
export async function migrateDatabase(db: Database): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: join(process.cwd(), "lib/db/migrations") });
  const newestKnown = Math.max(...migrations.map((migration) => migration.folderMillis));
  const applied = await newestApplied(db);
  if (applied > newestKnown) {
    const at = new Date(applied).toISOString().slice(0, 10);
    throw new Error(
      `The database was written by a newer version of Profile Console (its schema is of ${at}): update the console.`,
    );
  }
  const { dialect, session } = migratable(db);
  await dialect.migrate(migrations, session, {});
}

/** Milliseconds of the last migration applied, 0 for a new database. */
async function newestApplied(db: Database): Promise<number> {
  const table = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!table.rows[0]?.name) return 0;
  const newest = await db.execute<{ at: string | null }>(
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  );
  return Number(newest.rows[0]?.at ?? 0);
}

/** Both drivers' `migrate` functions are these two internal fields and nothing else; using them serves both at once. */
function migratable(db: Database): Migratable {
  return db as unknown as Migratable;
}
