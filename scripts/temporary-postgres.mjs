import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const debianFolder = "/usr/lib/postgresql";

/**
 * Starts a PostgreSQL of its own on a free loopback port, in a temporary directory.
 *
 * @returns {{ url: string, halt: () => void, resume: () => void, stop: () => void } | null} null when none is installed;
 *   `halt` breaks every connection off and lets the server recover at `resume`, `stop` removes everything
 * @throws {Error} when one is installed but does not start
 */
export function startPostgres() {
  const programs = findPrograms();
  if (!programs) return null;
  const user = unprivilegedUser();
  const home = mkdtempSync(join(tmpdir(), "console-postgres-"));
  if (user) chownSync(home, user.uid, user.gid);
  const data = join(home, "data");
  const run = (/** @type {string} */ program, /** @type {string[]} */ args) =>
    execFileSync(join(programs, program), args, { cwd: home, stdio: ["ignore", "ignore", "pipe"], ...user });
  const port = freePort();
  const halt = () => {
    spawnSync(join(programs, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"], {
      cwd: home,
      stdio: "ignore",
      ...user,
    });
  };
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  const resume = () => run("pg_ctl", ["-D", data, "-l", join(home, "log"), "-w", "-o", options, "start"]);
  const stop = () => {
    halt();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    run("initdb", ["-D", data, "-U", "console", "-A", "trust", "-E", "UTF8", "--no-sync"]);
    resume();
  } catch (error) {
    stop();
    throw error;
  }
  return { url: `postgres://console@127.0.0.1:${port}/postgres`, halt, resume, stop };
}

/** The folder of initdb and pg_ctl, the newest where Debian keeps several. */
function findPrograms() {
  const onPath = (process.env.PATH ?? "").split(":");
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...onPath, ...versions.map((version) => join(debianFolder, version, "bin"))];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")));
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (/** @type {string} */ flag, /** @type {string} */ name) =>
    spawnSync("id", [flag, name], { encoding: "utf8" }).stdout.trim();
  const name = id("-u", "postgres") ? "postgres" : "nobody";
  return { uid: Number(id("-u", name)), gid: Number(id("-g", name)) };
}

function freePort() {
  const script =
    "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
  return Number(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
}
