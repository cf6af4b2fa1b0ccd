import "server-only";
import { performance } from "node:perf_hooks";
import type { AnyReport } from "@/lib/benchmarks/load-report";

interface Kept {
  /** What the report rests on: the same key gives the same report. */
  key: string;
  /** Which state of the run it tells of; another state is never answered with it. */
  status: string;
  report: Promise<AnyReport>;
  madeAt: number;
  tookMs: number;
}

const keptRuns = 32;
/** Of the time, at most one part in this many goes into the report of a run that everybody asks for every second. */
const restFactor = 10;

const kept = new Map<string, Kept>();

/**
 * A report as it was made before, where the run has not changed since; a large run under way is answered with one a few
 * seconds old rather than computed for every poll of every page.
 */
export async function cachedReport(
  { id, key, status, isOpen }: { id: string; key: string; status: string; isOpen: boolean },
  make: () => Promise<AnyReport>,
): Promise<AnyReport> {
  const last = kept.get(id);
  if (last?.status === status) {
    const isFresh = isOpen && performance.now() - last.madeAt < restFactor * last.tookMs;
    if (last.key === key || isFresh) return last.report;
  }
  const begun = performance.now();
  const entry: Kept = { key, status, report: make(), madeAt: begun, tookMs: 0 };
  keep(id, entry);
  try {
    const report = await entry.report;
    entry.madeAt = performance.now();
    entry.tookMs = entry.madeAt - begun;
    return report;
  } catch (error) {
    if (kept.get(id) === entry) kept.delete(id);
    throw error;
  }
}

/** The run asked for longest ago makes room. */
function keep(id: string, entry: Kept): void {
  kept.delete(id);
  kept.set(id, entry);
  const [oldest] = kept.keys();
  if (kept.size > keptRuns && oldest !== undefined) kept.delete(oldest);
}
