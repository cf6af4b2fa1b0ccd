// Run after each change of dependencies: npm drops platform packages that the registry in use does not serve from the
// lock file without a word, and `npm ci` then fails everywhere.
import { readFileSync, writeFileSync } from "node:fs";
import { missingFromLock } from "./lock-file.mjs";

const path = "package-lock.json";
const lock = JSON.parse(readFileSync(path, "utf8"));
const missing = missingFromLock(lock.packages);
for (const [key, entry] of missing) lock.packages[key] = entry;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${missing.length} platform packages added`);
