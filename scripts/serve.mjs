import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, isIPv6 } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startLocalBedrock } from "./local-bedrock.mjs";
import { noteServer } from "./running-servers.mjs";

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const isDev = process.argv.includes("--dev");
const settings = process.env;

try {
  await serve();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function serve() {
  loadEnvFile();
  const host = readHost();
  const port = await claimPort(host, readPort());
  Object.assign(settings, {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_MANUAL_SIG_HANDLE: "true",
    NEXT_EXIT_TIMEOUT_MS: "10000", // `next dev` kills its server 0.1 s after a signal otherwise
    HOST: host,
    PORT: String(port),
  });
  followParent();
  await prepareBedrock();
  await startNext(host, port);
}

/** Real environment variables win over the file. */
function loadEnvFile() {
  try {
    process.loadEnvFile(".env");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

function readHost() {
  const host = (settings.HOST || "127.0.0.1").replace(/^\[(.*)\]$/, "$1");
  if (/^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)) return host;
  throw new Error(
    `The setting HOST is not usable: without a sign-in the console listens on 127.0.0.1, localhost or ::1 only.`,
  );
}

function readPort() {
  const port = Number(settings.PORT || 3000);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error("The setting PORT is not usable: it takes a number from 1 to 65535, or 0 for any free one.");
}

/**
 * The port, or a free one for 0. Asked before anything is started, so that a taken port is one clear line.
 *
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>}
 */
function claimPort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(new Error(explainPort(error, host, port))),
    );
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {string} host
 * @param {number} port
 */
function explainPort(error, host, port) {
  if (error.code === "EADDRINUSE")
    return `Port ${port} on ${host} is taken: stop what uses it, or set PORT to another one.`;
  return `The console cannot listen on ${host}, port ${port} (${error.code}): set HOST or PORT to something else.`;
}

/** npm's shell dies of a SIGTERM without passing it on; the server would stay, with its port and its database. */
function followParent() {
  if (!settings.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** In local mode without an address, the stand-in is started and its address becomes the setting. */
async function prepareBedrock() {
  if ((settings.BEDROCK || "local") !== "local" || settings.LOCAL_BEDROCK_URL) return;
  const dataDir = writableDataDir();
  const bedrock = await startLocalBedrock({
    dataDir,
    controlPort: settings.LOCAL_BEDROCK_CONTROL_PORT || "0", // the panel “Rehearse failure” needs one
    extraArgs: settings.LOCAL_BEDROCK_ARGS,
  });
  settings.LOCAL_BEDROCK_URL = bedrock.url;
  if (!bedrock.controlUrl) return;
  settings.LOCAL_BEDROCK_CONTROL_URL = bedrock.controlUrl;
  writeFileSync(join(dataDir, "local-bedrock-control-url"), bedrock.controlUrl);
  writeFileSync(join(dataDir, "local-bedrock-url"), bedrock.url);
}

function writableDataDir() {
  const dataDir = resolve(settings.DATA_DIR || ".data");
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
    return dataDir;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw new Error(`The setting DATA_DIR is not usable: ${dataDir} cannot be written (${code}).`);
  }
}

/**
 * @param {string} host
 * @param {number} port
 */
async function startNext(host, port) {
  const url = `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
  if (!isDev) noteServer(host, port);
  const unmute = isDev ? () => undefined : muteOutput();
  process.argv.splice(2, process.argv.length, isDev ? "dev" : "start", "-p", String(port), "-H", host);
  createRequire(import.meta.url)("next/dist/bin/next");
  await answers(`${url}/api/ready`);
  unmute();
  reportEndpoints();
  console.log(`Profile Console ready on ${url}`);
}

/** Next's banner names its own version and address; what goes wrong it writes to standard error, which is left alone. */
function muteOutput() {
  const write = process.stdout.write;
  process.stdout.write = () => true;
  return () => {
    process.stdout.write = write;
  };
}

/**
 * Returns at the first answer, however long Next takes to start. When it cannot start, it ends the process itself.
 *
 * @param {string} url
 */
async function answers(url) {
  for (;;) {
    try {
      const response = await fetch(url);
      if (response.ok) return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Nobody should take another address for AWS. Its path or password is nobody's business. */
function reportEndpoints() {
  if (settings.BEDROCK !== "aws") return;
  for (const name of ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_BEDROCK", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME"]) {
    const value = settings[name];
    if (value) console.log(`${name} sends calls to ${new URL(value).host} instead of AWS.`);
  }
}
