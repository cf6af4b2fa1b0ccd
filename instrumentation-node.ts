import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import type { Server } from "node:http";
import { benchmarkQueue, scheduleQueue } from "@/lib/benchmarks/queue";
import { currentConfig } from "@/lib/config/file";
import { closeDatabase, getDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { settleQueue } from "@/lib/invocations/queue";
import { defineWorker, type JobWorker } from "@/lib/jobs/queue";
import { requireContext } from "@/lib/request/context";

/** How long requests that are being answered may take to finish, and how long the whole shutdown may take. */
const requestGraceMs = 3_000;
const shutdownLimitMs = 9_000;

/**
 * Makes the process ready to serve: settings, database, schema, rows that a dead process left open. Next would keep a process alive that cannot serve,
 * so a failure is one line and the end.
 */
export async function start(): Promise<void> {
  try {
    env();
    await currentConfig();
    const db = await getDatabase();
    const { settleInterruptedInvocations } = await import("@/lib/invocations/service");
    await settleInterruptedInvocations(db, new Date());
    const { startJobs } = await import("@/lib/jobs/client");
    await startJobs(await workers());
    const { resumeBenchmarks } = await import("@/lib/benchmarks/worker");
    await resumeBenchmarks(await requireContext());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  rememberServer();
  ownSignals();
}

/** What this process does in the background. */
async function workers(): Promise<JobWorker[]> {
  const { planWorker } = await import("@/lib/plans/runner");
  const { rollupWorker } = await import("@/lib/rollups/runner");
  const { resumeBenchmarks, runBlock } = await import("@/lib/benchmarks/worker");
  const benchmarkWorker = defineWorker(benchmarkQueue, async (data, signal) =>
    runBlock(await requireContext(), data, signal),
  );
  const { runDueSchedules } = await import("@/lib/benchmarks/schedule");
  const scheduleWorker = defineWorker(
    scheduleQueue,
    async () => {
      const ctx = await requireContext();
      // A run whose job was lost, as while the database was away, has one again within a minute.
      await resumeBenchmarks(ctx);
      await runDueSchedules(ctx, new Date());
    },
    "* * * * *",
  );
  const { settleInterruptedInvocations } = await import("@/lib/invocations/service");
  // On PostgreSQL another replica may die at any time, and no start comes after it.
  const settleWorker = defineWorker(
    settleQueue,
    async () => void (await settleInterruptedInvocations(await getDatabase(), new Date())),
    "* * * * *",
  );
  return [planWorker, rollupWorker, benchmarkWorker, scheduleWorker, settleWorker];
}

const running: { server?: Server } = {};

/** Next keeps its HTTP server to itself; the first request names it. */
function rememberServer(): void {
  const channel = "http.server.request.start";
  const remember = (message: unknown) => {
    running.server = serverOf(message);
    unsubscribe(channel, remember);
  };
  subscribe(channel, remember);
}

/** Node documents the shape of this channel's messages, but does not type it. */
function serverOf(message: unknown): Server {
  return (message as { server: Server }).server;
}

/** Next closes the listener and then waits without limit for open streams and half-sent requests: the end is ours instead. */
function ownSignals(): void {
  let firstAt: number | undefined;
  const onSignal = () => {
    // npm and the terminal may both pass on one Ctrl-C: what follows within a second is the same wish.
    if (firstAt !== undefined && performance.now() - firstAt > 1_000) process.exit(1);
    if (firstAt !== undefined) return;
    firstAt = performance.now();
    setTimeout(() => process.exit(1), shutdownLimitMs).unref();
    void shutDown().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

async function shutDown(): Promise<void> {
  const { interruptAll } = await import("@/lib/invocations/running");
  const { stopJobs } = await import("@/lib/jobs/client");
  const jobsStopped = stopJobs();
  interruptAll();
  if (running.server) await closeServer(running.server, interruptAll);
  await jobsStopped;
  await closeDatabase();
}

/** Takes no new connection, ends the model calls, lets answers finish, then cuts what is left: half-sent or slow. */
async function closeServer(server: Server, endCalls: () => void): Promise<void> {
  const closed = once(server, "close");
  server.close();
  endCalls();
  // A connection whose answer has just ended would otherwise be kept for the client's next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), requestGraceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
