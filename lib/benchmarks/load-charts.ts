import { type ArmChart, curveOf, drawnPoints, thinned } from "@/lib/benchmarks/chart-data";
import { windowMsOf, windowOf } from "@/lib/benchmarks/load-plan";
import { type LoadMetric, loadDuration, loadMetrics, spanOf, type TimedSample } from "@/lib/benchmarks/load-report";
import { record } from "@/lib/benchmarks/report";
import type { LoadSettings } from "@/lib/db/documents";
import { percentile } from "@/lib/stats/percentile";

/** What happened to the starts that were due in one window. */
export interface LoadWindow {
  fromMs: number;
  complete: number;
  throttled: number;
  /** Failed, timed out or broken off. */
  failed: number;
  missed: number;
  /** Mean number of calls under way. */
  inFlight: number;
  /** Medians of the complete calls; null below five. */
  medians: Record<LoadMetric, number | null>;
}

export interface ArmLoadChart {
  /** Complete calls. */
  n: number;
  curves: Record<LoadMetric, ArmChart["curve"]>;
  /** Complete calls, evenly thinned: when each was due and what it took. */
  calls: ({ start: number; atMs: number } & Record<LoadMetric, number | null>)[];
  windows: LoadWindow[];
}

/** Everything the charts of a load run draw: plain data of bounded size. */
export interface LoadChartData {
  durationMs: number;
  windowMs: number;
  arms: ArmLoadChart[];
}

/** Below this a median is noise. */
const callsForMedian = 5;

type Sample = TimedSample & { arm: number };

/** Aggregates a load run for its charts. Warm-up is left out. */
export function loadCharts(samples: readonly Sample[], arms: number, settings: LoadSettings): LoadChartData {
  const counted = samples.filter(({ pair, outcome }) => pair >= 0 && outcome !== "pending");
  return {
    durationMs: settings.durationMs,
    windowMs: windowMsOf(settings),
    arms: Array.from({ length: arms }, (_, arm) =>
      armChart(
        counted.filter((sample) => sample.arm === arm),
        settings,
        Math.floor(drawnPoints / arms),
      ),
    ),
  };
}

function armChart(samples: readonly Sample[], settings: LoadSettings, most: number): ArmLoadChart {
  const ok = samples.filter(({ outcome }) => outcome === "ok").toSorted((one, other) => one.pair - other.pair);
  const durations = (metric: LoadMetric) => ok.map((one) => loadDuration(one, metric)).filter((ms) => ms !== null);
  return {
    n: ok.length,
    curves: record(
      loadMetrics.map((metric) => [metric, curveOf(Float64Array.from(durations(metric)).sort())] as const),
    ),
    calls: thinned(ok, most).map((sample) => ({
      start: sample.pair + 1,
      atMs: sample.intendedMs ?? 0,
      ...durationsOf(sample),
    })),
    windows: windowsOf(samples, settings),
  };
}

function durationsOf(sample: Sample): Record<LoadMetric, number | null> {
  return record(loadMetrics.map((metric) => [metric, loadDuration(sample, metric)] as const));
}

/** Windows up to the last one that has a start. */
function windowsOf(samples: readonly Sample[], settings: LoadSettings): LoadWindow[] {
  const windowMs = windowMsOf(settings);
  const byWindow = Map.groupBy(samples, ({ intendedMs }) => windowOf(intendedMs ?? 0, settings));
  const last = Math.max(-1, ...byWindow.keys());
  const spans = samples.map(spanOf).filter((span) => span !== null);
  return Array.from({ length: last + 1 }, (_, index) => {
    const [fromMs, toMs] = [index * windowMs, Math.min((index + 1) * windowMs, settings.durationMs)];
    const inside = byWindow.get(index) ?? [];
    const count = (...wanted: Sample["outcome"][]) => inside.filter(({ outcome }) => wanted.includes(outcome)).length;
    const ok = inside.filter(({ outcome }) => outcome === "ok");
    const busyMs = spans.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to, toMs) - Math.max(from, fromMs)),
      0,
    );
    return {
      fromMs,
      complete: ok.length,
      throttled: count("throttled"),
      failed: count("failed", "timeout", "incomplete"),
      missed: count("missed"),
      inFlight: toMs > fromMs ? busyMs / (toMs - fromMs) : 0,
      medians: record(loadMetrics.map((metric) => [metric, medianOf(ok, metric)] as const)),
    };
  });
}

function medianOf(ok: readonly Sample[], metric: LoadMetric): number | null {
  const values = ok.map((sample) => loadDuration(sample, metric)).filter((ms) => ms !== null);
  return values.length < callsForMedian ? null : percentile(Float64Array.from(values).sort(), 0.5);
}
