import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded } from "@/lib/db/embedded";
import { PgliteThread } from "@/lib/db/pglite-thread";

const root = mkdtempSync(join(tmpdir(), "console-embedded-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ignore = () => undefined;

/** Creating a database takes seconds; a copy of one takes none. */
function copyOfSeed(name: string): string {
  cpSync(join(root, "seed"), join(root, name), { recursive: true });
  return join(root, name);
}

beforeAll(async () => {
  const seed = await openEmbedded(join(root, "seed"), ignore);
  await seed.close();
});

describe("openEmbedded", () => {
  it("refuses a second opening and names the process that has it, and lets the next one in afterwards", async () => {
    const dataDir = copyOfSeed("twice");
    const first = await openEmbedded(dataDir, ignore);
    await expect(openEmbedded(dataDir, ignore)).rejects.toThrow(`already open in process ${process.pid}`);
    await first.client.query("create table kept (n int)");
    await first.client.query("insert into kept values (1)");
    await first.close();

    const second = await openEmbedded(dataDir, ignore);
    expect((await second.client.query("select n from kept")).rows).toEqual([{ n: 1 }]);
    await second.close();
  });

  it("opens after its holder was killed", async () => {
    const dataDir = copyOfSeed("killed");
    const script = `import { DatabaseSync } from "node:sqlite";
      globalThis.lock = new DatabaseSync(${JSON.stringify(join(dataDir, "postgres.lock"))});
      lock.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE"); console.log("held"); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(holder.stdout, "data");
    await expect(openEmbedded(dataDir, ignore)).rejects.toThrow("already open in another process");
    holder.kill("SIGKILL");
    await once(holder, "exit");
    await (await openEmbedded(dataDir, ignore)).close();
  });

  it("names a directory that cannot be written", async () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    await expect(openEmbedded(file, ignore)).rejects.toThrow(
      /data directory .*file cannot be written \(EEXIST\): set DATA_DIR/,
    );
  });

  it("neither repairs nor deletes a directory that PGlite cannot open", async () => {
    const dataDir = copyOfSeed("broken");
    const control = join(dataDir, "postgres", "global", "pg_control");
    writeFileSync(control, "broken");
    const before = readdirSync(join(dataDir, "postgres"));
    await expect(openEmbedded(dataDir, ignore)).rejects.toThrow(/could not be opened .*nothing was deleted/);
    expect(readdirSync(join(dataDir, "postgres"))).toEqual(expect.arrayContaining(before));
  });

  it("starts over after a first start that was interrupted", async () => {
    const dataDir = join(root, "interrupted");
    mkdirSync(join(dataDir, "postgres.creating"), { recursive: true });
    writeFileSync(join(dataDir, "postgres.creating", "PG_VERSION"), "18");
    await (await openEmbedded(dataDir, ignore)).close();
    expect(readdirSync(dataDir)).toEqual(["postgres", "postgres.lock"]);
  });
});

describe("PgliteThread", () => {
  let thread: PgliteThread;
  beforeAll(async () => {
    thread = await PgliteThread.open(join(copyOfSeed("thread"), "postgres"), ignore);
    await thread.query("create table numbers (n int primary key)");
  });
  afterAll(() => thread.close());

  const numbers = async () =>
    (await thread.query("select n from numbers order by n", [], { rowMode: "array" })).rows.flat();

  it("keeps statements of others out of a transaction and undoes a failed one", async () => {
    const failed = thread.transaction(async (tx) => {
      await tx.query("insert into numbers values (1)");
      await tx.query("insert into numbers values (1)");
    });
    const beside = thread.query("insert into numbers values (2)");
    await expect(failed).rejects.toMatchObject({ code: "23505", constraint: "numbers_pkey" });
    await beside;
    expect(await numbers()).toEqual([2]);
  });

  it("hands on what is announced once its transaction commits, and nothing of one that is undone", async () => {
    const heard: string[] = [];
    await thread.listen("news", (payload) => heard.push(payload));
    const announce = (payload: string) =>
      thread.transaction((tx) => tx.query("select pg_notify('news', $1)", [payload]));
    const undone = thread.transaction(async (tx) => {
      await tx.query("select pg_notify('news', 'undone')");
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await announce("kept");
    await thread.query("select 1");
    expect(heard).toEqual(["kept"]);
    thread.unlisten("news");
    await announce("unheard");
    await thread.query("select 1");
    expect(heard).toEqual(["kept"]);
  });

  it("refuses the outer handle inside a transaction, where it would wait for itself", async () => {
    await expect(thread.transaction(() => thread.query("select 1"))).rejects.toThrow("use its own handle");
    expect(await numbers()).toEqual([2]);
  });

  it("refuses a statement that comes after its transaction", async () => {
    const late = await thread.transaction(async (tx) => tx);
    await expect(late.query("insert into numbers values (3)")).rejects.toThrow("transaction is over");
  });

  it("leaves the event loop free during a long query", async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    await thread.query("select count(*) from generate_series(1, 2000000)");
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it("rejects what is pending when the thread ends, and everything after", async () => {
    const died = Promise.withResolvers<Error>();
    const dying = await PgliteThread.open(join(copyOfSeed("dying"), "postgres"), died.resolve);
    const pending = dying.query("select pg_sleep(60)");
    const queued = dying.query("select 1");
    const outcome = Promise.allSettled([pending, queued]);
    await dying.terminate();
    expect((await outcome).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(dying.query("select 1")).rejects.toThrow("ended");
    expect((await died.promise).message).toContain("ended");
  });
});
