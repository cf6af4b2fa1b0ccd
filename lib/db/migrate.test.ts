import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { migrateDatabase } from "@/lib/db/migrate";
import { testDatabase } from "@/lib/testing/database";

describe("migrateDatabase", () => {
  it("changes nothing the second time", async () => {
    const db = await testDatabase();
    const applied = async () => (await db.execute(sql`select * from drizzle.__drizzle_migrations`)).rows;
    const before = await applied();
    await migrateDatabase(db);
    expect(await applied()).toEqual(before);
  });

  it("refuses a database that a newer version has written", async () => {
    const db = await testDatabase();
    const later = Date.parse("2100-01-01");
    await db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${later})`);
    await expect(migrateDatabase(db)).rejects.toThrow(
      /newer version of Profile Console .*2100-01-01.*update the console/,
    );
    await db.execute(sql`delete from drizzle.__drizzle_migrations where created_at = ${later}`);
  });
});
