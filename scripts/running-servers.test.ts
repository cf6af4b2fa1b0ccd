import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const modulePath = resolve("scripts/running-servers.mjs");
const checkout = mkdtempSync(join(tmpdir(), "console-servers-"));
const notes = join(checkout, ".cache", "servers");
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

const script = (body: string) => [
  "--input-type=module",
  "-e",
  `import * as m from ${JSON.stringify(modulePath)}; ${body}`,
];

function findServer() {
  const find = script("console.log(JSON.stringify((await m.findRunningServer()) ?? null))");
  return JSON.parse(execFileSync(process.execPath, find, { cwd: checkout, encoding: "utf8" }));
}

describe("findRunningServer", () => {
  it("finds a server of the checkout until it is killed, and then forgets it", async () => {
    expect(findServer()).toBeNull();
    const serve = script(`import { createServer } from "node:net";
      const server = createServer().listen(0, "127.0.0.1", () => {
        m.noteServer("127.0.0.1", server.address().port); console.log("ready"); });`);
    const server = spawn(process.execPath, serve, { cwd: checkout, stdio: ["ignore", "pipe", "inherit"] });
    await once(server.stdout, "data");
    expect(findServer()).toMatchObject({ pid: server.pid, host: "127.0.0.1" });

    server.kill("SIGKILL");
    await once(server, "exit");
    expect(findServer()).toBeNull();
    expect(readdirSync(notes)).toEqual([]);
  });

  it("is not misled by a stranger who got the number of a dead server", () => {
    mkdirSync(notes, { recursive: true });
    writeFileSync(join(notes, `${process.pid}.json`), JSON.stringify({ pid: process.pid, host: "127.0.0.1", port: 1 }));
    expect(findServer()).toBeNull();
  });
});
