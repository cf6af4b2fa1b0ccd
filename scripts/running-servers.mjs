import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

const folder = ".cache/servers";

/** @typedef {{ pid: number, host: string, port: number }} RunningServer */

/**
 * Notes that this process serves the build of this checkout, so that nobody rebuilds under it.
 *
 * @param {string} host
 * @param {number} port
 */
export function noteServer(host, port) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ pid: process.pid, host, port }));
  process.on("exit", () => rmSync(file, { force: true }));
}

/**
 * A server that uses the build of this checkout, if one runs. A note whose process is gone is removed.
 *
 * @returns {Promise<RunningServer | undefined>}
 */
export async function findRunningServer() {
  for (const server of readNotes()) {
    // After a kill -9 the number may belong to a stranger: it must also still listen.
    if (isAlive(server.pid) && (await listens(server))) return server;
    rmSync(join(folder, `${server.pid}.json`), { force: true });
  }
  return undefined;
}

/** @returns {RunningServer[]} */
function readNotes() {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * @param {RunningServer} server
 * @returns {Promise<boolean>}
 */
function listens({ host, port }) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
