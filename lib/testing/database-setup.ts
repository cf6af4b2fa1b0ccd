import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Pool } from "pg";
import type { TestProject } from "vitest/node";
import { pgliteDatabase } from "@/lib/db/database";
import { migrateDatabase } from "@/lib/db/migrate";
import { openPostgres } from "@/lib/db/postgres";

declare module "vitest" {
  interface ProvidedContext {
    database: { kind: "pglite"; snapshot: string } | { kind: "postgres"; serverUrl: string; template: string };
  }
}

/** Vitest's global set-up: migrates one database for the whole run, which every test file then copies. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const serverUrl = process.env.TEST_POSTGRES_URL;
  if (!serverUrl) {
    project.provide("database", { kind: "pglite", snapshot: await migratedSnapshot() });
    return undefined;
  }
  const template = `console_test_${randomBytes(6).toString("hex")}`;
  await createTemplate(serverUrl, template);
  project.provide("database", { kind: "postgres", serverUrl, template });
  return () => dropDatabases(serverUrl, template);
}

/** Path of a migrated data directory as one file, kept until the migrations or PGlite change. */
async function migratedSnapshot(): Promise<string> {
  const folder = "node_modules/.cache/profile-console";
  const path = join(folder, `database-${fingerprint()}.tar`);
  if (existsSync(path)) return path;
  const pglite = await PGlite.create();
  await migrateDatabase(pgliteDatabase(pglite));
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, new Uint8Array(await dump.arrayBuffer()));
  renameSync(`${path}.${process.pid}`, path);
  return path;
}

function fingerprint(): string {
  const journal = JSON.parse(readFileSync("lib/db/migrations/meta/_journal.json", "utf8"));
  const hash = createHash("sha256").update(readFileSync("node_modules/@electric-sql/pglite/package.json"));
  for (const { tag } of journal.entries) hash.update(readFileSync(`lib/db/migrations/${tag}.sql`));
  return hash.digest("hex").slice(0, 16);
}

async function createTemplate(serverUrl: string, template: string): Promise<void> {
  const server = new Pool({ connectionString: serverUrl, max: 1 });
  await server.query(`create database ${template}`);
  await server.end();
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  const database = await openPostgres(url.href);
  await database.close();
}

async function dropDatabases(serverUrl: string, template: string): Promise<void> {
  const server = new Pool({ connectionString: serverUrl, max: 1 });
  const { rows } = await server.query("select datname from pg_database where starts_with(datname, $1)", [template]);
  for (const { datname } of rows) await server.query(`drop database ${datname} with (force)`);
  await server.end();
}
