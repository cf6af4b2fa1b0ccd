// Runs on the machine's own Node (20 or newer), before anything is installed: no dependencies, plain JavaScript.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findRunningServer } from "./running-servers.mjs";
import { step } from "./step.mjs";

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const neededNode = 24;
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
const buildStamp = ".next/profile-console-build";

/** What `next build` reads; tests and the stand-ins are no part of it. */
const buildInputs = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const notBuilt = /\.test\.tsx?$|^lib[\\/](local|testing)$/;

process.exitCode = (await setUp()) ? 0 : 1;

async function setUp() {
  if (!isInstalled() && !(await install())) return false;
  if (!(await linkNode()) || !checkNode()) return false;
  if (!process.argv.includes("--build")) return true;
  const stamp = hashBuild();
  return isBuilt(stamp) || (await build(stamp));
}

/** npm keeps a list of what it put into node_modules, written when it has finished; it must agree with the lock file. */
function isInstalled() {
  const installedList = "node_modules/.package-lock.json";
  if (!existsSync(installedList)) return false;
  const wanted = packagesOf("package-lock.json");
  const installed = packagesOf(installedList);
  delete wanted[""];
  const isSame = (/** @type {string} */ path) =>
    installed[path]?.version === wanted[path]?.version &&
    (!wanted[path]?.integrity || installed[path]?.integrity === wanted[path]?.integrity);
  return (
    Object.keys(installed).every(isSame) &&
    Object.keys(wanted).every((path) => path in installed || wanted[path]?.optional || wanted[path]?.devOptional)
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

async function install() {
  if (await isServed("the packages have changed")) return false;
  console.log("Installing the packages (about a minute) …");
  // Both kinds are named, as NODE_ENV=production or a user's npm settings would leave them out.
  return step("Installing", [
    ...npm,
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
}

/** npm's scripts run the Node that was installed with the packages; where none fits the machine, the machine's own. */
function scriptNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const program = process.platform === "win32" ? "node.exe" : "node";
  const bundled = resolve(`node_modules/node-${platform}-${process.arch}/bin/${program}`);
  return existsSync(bundled) ? bundled : process.execPath;
}

/**
 * npm 10 gives `.bin/node` to the first of the platform packages, installed or not, and then links none. All later
 * scripts would run on the machine's own Node.
 */
async function linkNode() {
  const bundled = scriptNode();
  const link = process.platform === "win32" ? "node_modules/.bin/node.cmd" : "node_modules/.bin/node";
  if (bundled === process.execPath || existsSync(link)) return true;
  return step("Linking Node", [...npm, "rebuild", basename(dirname(dirname(bundled)))]);
}

function checkNode() {
  const version = String(spawnSync(scriptNode(), ["--version"]).stdout ?? "").trim();
  if (Number(/^v(\d+)/.exec(version)?.[1]) >= neededNode) return true;
  console.error(
    `Profile Console needs Node ${neededNode}; found ${version || "one that does not start"}. ` +
      `It brings its own on Linux (glibc) and Windows; elsewhere install Node ${neededNode} or newer and try again.`,
  );
  return false;
}

/** @param {string} stamp */
function isBuilt(stamp) {
  return existsSync(".next/BUILD_ID") && existsSync(buildStamp) && readFileSync(buildStamp, "utf8") === stamp;
}

/** @param {string} stamp */
async function build(stamp) {
  if (await isServed("the sources have changed")) return false;
  console.log("Building (about half a minute) …");
  rmSync(buildStamp, { force: true });
  const env = { ...process.env, NODE_ENV: /** @type {const} */ ("production"), NEXT_TELEMETRY_DISABLED: "1" };
  if (!(await step("Building", [scriptNode(), "node_modules/next/dist/bin/next", "build"], { env }))) return false;
  writeFileSync(buildStamp, stamp);
  return true;
}

/** @param {string} why */
async function isServed(why) {
  const server = await findRunningServer();
  if (!server) return false;
  console.error(
    `A server of this checkout is running (process ${server.pid}, port ${server.port}) and ${why}: ` +
      "stop it first, so that its files are not replaced under it.",
  );
  return true;
}

function hashBuild() {
  const hash = createHash("sha256")
    .update(process.env.NEXT_OUTPUT ?? "")
    .update("\0");
  hash.update(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "").update("\0");
  for (const path of buildInputs) addToHash(hash, path);
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} path
 */
function addToHash(hash, path) {
  if (!existsSync(path) || notBuilt.test(path)) return;
  const entries = isDirectory(path) ? readdirSync(path).sort() : null;
  hash.update(`${path}\0`);
  if (!entries) hash.update(readFileSync(path));
  else for (const name of entries) addToHash(hash, join(path, name));
}

/** @param {string} path */
function isDirectory(path) {
  return statSync(path).isDirectory();
}
