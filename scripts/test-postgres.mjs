import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { report, runUnitTests } from "./checks.mjs";
import { startPostgres } from "./temporary-postgres.mjs";

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

/** What meets the database: statements, the verbs over them, and the handle itself. */
const databaseTests = [
  "repository.test.ts",
  "service.test.ts",
  "lib/testing/database.test.ts",
  "lib/db/postgres.test.ts",
  "lib/db/migrate.test.ts",
  "lib/jobs/queue.test.ts",
];

const given = process.env.DATABASE_URL_TEST;
const server = given ? { url: given, stop: () => undefined } : startPostgres();
if (server) {
  try {
    report(await runUnitTests("Tests on PostgreSQL", databaseTests, { TEST_POSTGRES_URL: server.url }));
  } finally {
    server.stop();
  }
} else {
  console.error(
    "No PostgreSQL was found on this machine: install one (Debian: postgresql), " +
      "or name a server on which databases may be created in DATABASE_URL_TEST.",
  );
  process.exitCode = 1;
}
