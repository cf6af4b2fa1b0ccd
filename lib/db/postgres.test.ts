import { describe, expect, inject, it } from "vitest";
import { openPostgres } from "@/lib/db/postgres";

const source = inject("database");

describe("openPostgres", () => {
  it("says that no server answers, without repeating the password", async () => {
    const opening = openPostgres("postgres://someone:secret@127.0.0.1:1/console");
    await expect(opening).rejects.toThrow(
      /^The PostgreSQL server named by DATABASE_URL did not let us in \(.*ECONNREFUSED/,
    );
    await expect(opening).rejects.not.toThrow("secret");
  });

  it.runIf(source.kind === "postgres")("lets replicas that start together migrate in turn", async () => {
    if (source.kind !== "postgres") return;
    const { Pool } = await import("pg");
    const server = new Pool({ connectionString: source.serverUrl, max: 1 });
    const name = `${source.template}_replicas`;
    await server.query(`create database ${name}`);
    await server.end();
    const url = new URL(source.serverUrl);
    url.pathname = `/${name}`;
    const opened = await Promise.all([1, 2, 3].map(() => openPostgres(url.href)));
    for (const { close } of opened) await close();
    expect(opened).toHaveLength(3);
  });
});
