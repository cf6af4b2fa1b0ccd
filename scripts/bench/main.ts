import { buildRelay } from "../processes.ts";
import { listOf2000 } from "./browser.ts";
import { longChat, rendering, typing } from "./rendering.ts";
import { heading } from "./report.ts";
import { cpuPerChunk, firstTokenDelay, throughput } from "./streams.ts";

/** `npm run bench -- streams` measures the streams alone, `-- rendering` what the browser does with them. */
const only = process.argv[2];

if (only !== "rendering") buildRelay();
heading();
if (only !== "rendering") {
  await firstTokenDelay();
  await cpuPerChunk();
  await throughput(100);
  await throughput(500);
}
if (only === undefined) await listOf2000();
if (only !== "streams") {
  await rendering();
  await typing();
  await longChat();
}
