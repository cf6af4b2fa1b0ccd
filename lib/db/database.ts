import type { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import type { Pool, PoolClient } from "pg";
import * as benchmarkSchema from "@/lib/db/benchmark-schema";
import type { PgliteThread } from "@/lib/db/pglite-thread";
import * as mainSchema from "@/lib/db/schema";

/** What `execute` gives on either driver. */
interface Rows<Row> {
  rows: Row[];
}

interface RowsResult extends PgQueryResultHKT {
  type: Rows<this["row"]>;
}

const schema = { ...mainSchema, ...benchmarkSchema };

/** The console's database, or a transaction on it: embedded PGlite and a PostgreSQL server look the same. */
export type Database = PgDatabase<RowsResult, typeof schema>;

const options = { schema, casing: "snake_case" } as const;

/** PgliteThread has the two methods that Drizzle's driver calls (`query`, `transaction`), not the rest of PGlite's class. */
export function pgliteDatabase(client: PGlite | PgliteThread): Database {
  return drizzlePglite(client as PGlite, options) as unknown as Database;
}

/** Drizzle's driver for `pg` differs from `Database` only in the type of raw results, which have `rows` too. */
export function postgresDatabase(client: Pool | PoolClient): Database {
  return drizzlePostgres(client, options) as unknown as Database;
}
