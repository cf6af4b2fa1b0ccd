import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { step } from "./step.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** A Chromium on this machine, proved by starting it; null when there is none. */
export function findBrowser() {
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...names.flatMap(onPath)];
  return candidates.find((candidate) => candidate && starts(candidate)) ?? null;
}

/** Playwright takes paths only, no names to look up. */
function onPath(/** @type {string} */ name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

/**
 * A Chromium on this machine, downloaded or installed when there is none. Asks nothing: the system's package manager is
 * used only by root or in CI, otherwise the command to run is printed.
 *
 * @returns {Promise<string | null>}
 */
export async function obtainBrowser() {
  const found = findBrowser();
  if (found) return found;
  const download = [process.execPath, "node_modules/playwright/cli.js", "install", "chromium"];
  await step("Downloading Chromium", download, { isAttempt: true });
  return findBrowser() ?? ((await installPackage()) ? findBrowser() : null);
}

/** Debian's launcher writes a harmless line to standard error. */
function starts(/** @type {string} */ path) {
  return (
    spawnSync(path, ["--headless", "--no-sandbox", "--version"], { stdio: "ignore", timeout: 30_000 }).status === 0
  );
}

async function installPackage() {
  const isRoot = process.getuid?.() === 0;
  if (!hasAptGet() || !(isRoot || process.env.CI)) {
    const how = hasAptGet() ? "Run `sudo apt-get install chromium`" : "Install Chromium or Chrome";
    console.error(`No Chromium was found and none could be downloaded. ${how}, or name one in CHROMIUM_PATH.`);
    return false;
  }
  const root = isRoot ? [] : ["sudo", "-n"];
  // The lock timeout is needed: without it another apt at work makes the installation fail at once.
  const apt = ["apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"];
  const command = [...root, "env", "DEBIAN_FRONTEND=noninteractive", ...apt];
  const packages = ["--no-install-recommends", "chromium", "fonts-liberation"];
  return (
    (await step("Updating the package lists", [...command, "update"])) &&
    (await step("Installing Chromium", [...command, "install", ...packages]))
  );
}

function hasAptGet() {
  try {
    execFileSync("apt-get", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // not a Debian: there is nothing to try
  }
}
