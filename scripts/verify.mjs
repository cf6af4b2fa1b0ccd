import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { report, runChecks } from "./checks.mjs";

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

report(await runChecks());
