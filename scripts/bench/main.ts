import { buildRelay } from "../processes.ts";
import { threeRegions } from "./list/main.ts";
import { longChat, rendering, typing } from "./rendering.ts";
import { heading } from "./report.ts";
import { cpuPerChunk, firstTokenDelay, throughput } from "./streams.ts";

/** `npm run bench -- streams`, `-- list`, `-- rendering` or `-- typing` measures that part alone. */
const only = process.argv[2];
const isWanted = (part: string) => only === undefined || only === part;

if (isWanted("streams")) buildRelay();
heading();
if (isWanted("streams")) {
  await firstTokenDelay();
  await cpuPerChunk();
  await throughput(100);
  await throughput(500);
}
if (isWanted("list")) await threeRegions();
if (isWanted("rendering")) {
  await rendering();
}
if (isWanted("typing")) {
  await typing();
  await longChat();
}
