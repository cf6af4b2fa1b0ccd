import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { z } from "zod";
import type { Database, JobStore } from "@/lib/db/client";
import { pgliteDatabase } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { openPostgres } from "@/lib/db/postgres";
import { defineWorker, Jobs, type Queue } from "@/lib/jobs/queue";

const source = inject("database");

const countQueue: Queue<{ to: number }> = {
  name: "count",
  schema: z.object({ to: z.number() }),
  heartbeatSeconds: 10,
  concurrency: 4,
  retries: 5,
};

interface Opened {
  store: JobStore;
  db: Database;
  /** Queues whose new work the embedded database has told of; a server tells the library itself. */
  announced?: string[];
}

/** A database of its own: embedded in a directory, or on the server that `npm run test:postgres` started. */
async function openStore(): Promise<Opened> {
  if (source.kind === "postgres") {
    const { Pool } = await import("pg");
    const server = new Pool({ connectionString: source.serverUrl, max: 1 });
    const name = `${source.template}_jobs_${process.hrtime.bigint()}`;
    await server.query(`create database ${name}`);
    await server.end();
    const url = new URL(source.serverUrl);
    url.pathname = `/${name}`;
    const { db, close } = await openPostgres(url.href);
    onTestFinished(close);
    return { db, store: { kind: "postgres", url: url.href } };
  }
  const announced: string[] = [];
  const directory = mkdtempSync(join(tmpdir(), "console-jobs-"));
  const embedded = await openEmbedded(directory, () => undefined);
  onTestFinished(async () => {
    await embedded.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const executeSql = (text: string, params?: unknown[]) => embedded.client.queryAsPool(text, params);
  const listen = async (channel: string, onNotification: (payload: string) => void) => {
    await embedded.client.listen(channel, (payload) => {
      announced.push(payload);
      onNotification(payload);
    });
    return { close: async () => embedded.client.unlisten(channel) };
  };
  return { db: pgliteDatabase(embedded.client), store: { kind: "embedded", executeSql, listen }, announced };
}

/** A second process on the same database, as far as the queue can tell. */
async function openJobs({ store }: Opened): Promise<Jobs> {
  const problems: unknown[] = [];
  const jobs = await Jobs.open(store, [countQueue], (problem) => problems.push(problem));
  onTestFinished(async () => {
    await jobs.stop();
    expect(problems).toEqual([]);
  });
  return jobs;
}

describe("Jobs", () => {
  it("does each job once, and runs no two of a key at a time", async () => {
    const opened = await openStore();
    const jobs = await openJobs(opened);
    const done: number[] = [];
    const all = Promise.withResolvers<void>();
    let running = 0;
    await jobs.start([
      defineWorker(countQueue, async ({ to }) => {
        running += 1;
        expect(running).toBe(1);
        done.push(to);
        if (to < 3) await jobs.send(countQueue, { to: to + 1 }, { key: "same" });
        else all.resolve();
        running -= 1;
      }),
    ]);
    expect(await jobs.send(countQueue, { to: 1 }, { key: "same" })).toBe(true);
    await all.promise;
    expect(done).toEqual([1, 2, 3]);
    if (opened.announced) expect(opened.announced).toEqual(["count", "count", "count"]);
  });

  it("sends with the transaction or not at all, and holds one waiting job per key", async () => {
    const opened = await openStore();
    const jobs = await openJobs(opened);
    await opened.db
      .transaction(async (tx) => {
        await jobs.send(countQueue, { to: 1 }, { key: "undone", tx });
        throw new Error("undo");
      })
      .catch((error: Error) => expect(error.message).toBe("undo"));
    await opened.db.transaction((tx) => jobs.send(countQueue, { to: 1 }, { key: "kept", tx }));
    expect(await jobs.send(countQueue, { to: 1 }, { key: "kept" })).toBe(false);
    const { rows } = await opened.db.execute(sql`select singleton_key as key from pgboss.job where name = 'count'`);
    expect(rows).toEqual([{ key: "kept" }]);
  });

  it("resumes what a stopped process left, and what threw", async () => {
    const opened = await openStore();
    const first = await openJobs(opened);
    const claimed = Promise.withResolvers<void>();
    await first.start([
      defineWorker(
        countQueue,
        (_data, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(new Error("stopped")), { once: true });
            claimed.resolve();
          }),
      ),
    ]);
    await first.send(countQueue, { to: 7 }, { key: "one" });
    await claimed.promise;
    await first.stop();

    const second = await openJobs(opened);
    const seen: number[] = [];
    const finished = Promise.withResolvers<void>();
    await second.start([
      defineWorker(countQueue, async ({ to }) => {
        seen.push(to);
        if (seen.length === 1) throw new Error("once");
        finished.resolve();
      }),
    ]);
    await finished.promise;
    expect(seen).toEqual([7, 7]);
  });
});
