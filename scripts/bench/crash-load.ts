import { type RecordedCall, TwoConsoles, trialProfileId } from "./two-consoles.ts";

const ratePerSecond = 5;
const durationMs = 60_000;
const starts = (ratePerSecond * durationMs) / 1000;
const warmUp = 5;
const costCapUsd = 0.05;
/** As the product: a start that is later than this is missed. */
const latestMs = 250;
/** Between the console's note of a request and the local Bedrock's own, on one machine. */
const agreeMs = 100;

interface Sample {
  pair: number;
  outcome: string;
  reason: string | null;
  invocationId: string;
  awsRequestId: string | null;
  startedAt: string;
  startDelayMs: number | null;
}

interface Exported {
  status: string;
  endReason: string | null;
  progress: { startsDone: number; bookedUsd: number };
  lostUsd: number;
  loads: { interruptions: { atMs: number; gapMs: number }[] }[];
  samples: Sample[];
}

/**
 * Two consoles on one PostgreSQL, one of which loads a profile and is killed with SIGKILL, twice. Every start must be stored
 * once, both gaps be said, nothing be called at another time than the run says, and the cost cap be kept. Fails otherwise.
 */
export async function crashLoad(): Promise<void> {
  const consoles = await TwoConsoles.start();
  try {
    const id = await consoles.startRun({
      ...{ mode: "load", profileIds: [trialProfileId], ratePerSecond, durationMs, inFlight: 50, warmUp, costCapUsd },
    });
    const began = performance.now();
    for (const share of [0.25, 0.75]) {
      await consoles.reached(id, ({ startsDone = 0 }) => startsDone >= starts * share);
      await consoles.killWorker();
    }
    await consoles.reached(id, () => false);
    check(await consoles.exported<Exported>(id), await consoles.calls());
    console.log(`${Math.round((performance.now() - began) / 1000)} s from the start of the run to its end`);
  } finally {
    await consoles.stop();
  }
}

function check(run: Exported, calls: RecordedCall[]): void {
  const { status, endReason, progress, lostUsd, samples, loads } = run;
  const counted = samples.filter(({ pair }) => pair >= 0);
  const missed = counted.filter(({ outcome }) => outcome === "missed");
  const made = samples.filter(({ outcome }) => outcome !== "missed");
  const offMs = made.flatMap((sample) => differenceMs(sample, calls)).sort((one, other) => one - other);
  const late = made.filter(({ startDelayMs }) => (startDelayMs ?? 0) > latestMs);
  const gaps = loads[0]?.interruptions ?? [];
  const problems = [
    status === "done" && endReason === null ? null : `the run is ${status}: ${endReason}`,
    new Set(counted.map(({ pair }) => pair)).size === starts && counted.length === starts
      ? null
      : `${counted.length} of ${starts} starts are stored`,
    new Set(made.map(({ invocationId }) => invocationId)).size === made.length ? null : "a call stands for two starts",
    missed.every(({ reason }) => reason) ? null : "a missed start has no reason",
    made.every(({ outcome }) => outcome === "ok") ? null : "a call has no complete answer",
    gaps.length === 2 ? null : `${gaps.length} gaps are said, not 2`,
    offMs.length === made.length ? null : `the local Bedrock knows ${offMs.length} of ${made.length} calls`,
    (offMs.at(-1) ?? 0) <= agreeMs ? null : `a call was ${offMs.at(-1)} ms off the time that the run says`,
    progress.bookedUsd <= costCapUsd ? null : `booked ${progress.bookedUsd} of ${costCapUsd}`,
  ].filter((problem) => problem !== null);
  const broken = calls.length - made.length;
  console.log(
    [
      `${counted.length} starts at ${ratePerSecond}/s, each stored once: ${missed.length} missed, ${late.length} begun more than ${latestMs} ms late`,
      `gaps: ${gaps.map(({ atMs, gapMs }) => `at ${(atMs / 1000).toFixed(1)} s for ${(gapMs / 1000).toFixed(1)} s`).join(", ")}`,
      `${calls.length} calls reached the local Bedrock, ${broken} of them broken off or measured anew: $${lostUsd.toFixed(6)} of $${progress.bookedUsd.toFixed(6)} booked`,
      `request by the run and by the local Bedrock: at most ${(offMs.at(-1) ?? 0).toFixed(1)} ms apart`,
    ].join("\n"),
  );
  if (problems.length > 0) throw new Error(problems.join("; "));
}

/** By how much the run and the local Bedrock differ about when the request went out; nothing for a call it has not seen. */
function differenceMs({ awsRequestId, startedAt, startDelayMs }: Sample, calls: RecordedCall[]): number[] {
  const call = calls.find(({ requestId }) => requestId === awsRequestId);
  if (!call || startDelayMs === null) return [];
  return [Math.abs(Date.parse(startedAt) + startDelayMs - calendarMs(call.startedNs))];
}

/** The machine's monotonic clock as a calendar time. */
function calendarMs(ns: string): number {
  return Date.now() - Number(process.hrtime.bigint() - BigInt(ns)) / 1e6;
}
