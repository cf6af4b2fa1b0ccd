import { listOf2000 } from "./browser.ts";
import { heading } from "./report.ts";
import { firstTokenDelay, throughput } from "./streams.ts";

heading();
await firstTokenDelay();
await throughput(100);
await listOf2000();
