import { randomUUID } from "node:crypto";
import { stopped } from "@/lib/invocations/call";

interface Running {
  processId: string;
  calls: Map<string, AbortController>;
}

/** Route handlers and `instrumentation.ts` are separate module graphs in Next: they share this through `globalThis`. */
const shared: typeof globalThis & { profileConsoleRunning?: Running } = globalThis;

/** The calls of this process that are under way, by invocation ID. */
export function running(): Running {
  shared.profileConsoleRunning ??= { processId: randomUUID(), calls: new Map() };
  return shared.profileConsoleRunning;
}

/** Ends every call under way; their rows are settled as interrupted. @returns how many there were */
export function interruptAll(): number {
  const { calls } = running();
  for (const abort of calls.values()) abort.abort(stopped.byShutdown);
  return calls.size;
}
