import { buildRelay } from "../processes.ts";
import { listOf2000 } from "./browser.ts";
import { heading } from "./report.ts";
import { cpuPerChunk, firstTokenDelay, throughput } from "./streams.ts";

/** `npm run bench -- streams` measures the streams alone. */
const onlyStreams = process.argv.includes("streams");

buildRelay();
heading();
await firstTokenDelay();
await cpuPerChunk();
await throughput(100);
await throughput(500);
if (!onlyStreams) await listOf2000();
