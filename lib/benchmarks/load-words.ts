import { latestMs } from "@/lib/benchmarks/load-plan";
import type { ArmLoad, Counted, LoadMetric, LoadReport } from "@/lib/benchmarks/load-report";
import type { MetricRow } from "@/lib/benchmarks/metric-row";
import { durationWords } from "@/lib/benchmarks/words";
import { dash, formatCount, formatMs, plural } from "@/lib/format";

/** A rate with the digits it needs: `2/s`, `0.5/s`, below that a minute's: `12/min`. */
export function rateWords(perSecond: number | null): string {
  if (perSecond === null) return dash;
  if (perSecond !== 0 && perSecond < 0.5) return `${trimmed(60 * perSecond)}/min`;
  return `${trimmed(perSecond)}/s`;
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(3)));
}

export const loadMetricWords: Record<LoadMetric, string> = {
  latency: "Total, from the intended start",
  firstToken: "First token, from the intended start",
  service: "Total, service time",
  serviceFirstToken: "First token, service time",
};

/** A share in percent with its interval. */
export function shareWords({ count, share }: Counted): string {
  if (!share) return formatCount(count);
  const whole = (part: number) => `${Math.round(1000 * part) / 10}`;
  return `${formatCount(count)}, ${whole(share.share)} % (${whole(share.low)} to ${whole(share.high)} %)`;
}

/** How one arm held up, in a sentence. */
export function armSentence(load: ArmLoad, name: string): string {
  if (load.starts === 0) return `${name}: no start yet.`;
  const rates = `${rateWords(load.offeredPerSecond)} offered, ${rateWords(load.completePerSecond)} complete`;
  const missed = `${formatCount(load.missed.count)} of ${plural(load.starts, "start")} missed`;
  const throttled = `${formatCount(load.outcomes.throttled.count)} throttled`;
  return `${name}: ${rates}; ${missed}, ${throttled}; ${percentileWords(load.metrics.latency)}.`;
}

/** What the calls can carry of the tail, counted from when they were due. */
function percentileWords({ p50, p95, n }: MetricRow): string {
  if (p50.value === null) return `${plural(n, "complete call")}, a median needs ${p50.needs}`;
  const half = `half within ${formatMs(p50.value)} of the intended start`;
  return p95.value === null
    ? `${half}, p95 needs ${p95.needs - n} more`
    : `${half}, 95 % within ${formatMs(p95.value)}`;
}

/** What the chosen metric came to for each arm. */
export function metricSentence(metric: LoadMetric, { loads, arms }: LoadReport): string {
  const parts = loads.map(({ metrics }, index) => {
    const { p50, n } = metrics[metric];
    const name = arms[index]?.name ?? "";
    return p50.value === null
      ? `${name} ${plural(n, "complete call")}, too few`
      : `half of ${name} within ${formatMs(p50.value)} (n = ${formatCount(n)})`;
  });
  return `${loadMetricWords[metric]}: ${parts.join(", ")}.`;
}

/** The result in the list: short, and an arm's name only where there are several. */
export function loadHeadline({ loads, arms }: LoadReport): string {
  const parts = loads.map(({ metrics, missed, starts }, index) => {
    const { p50, p95 } = metrics.latency;
    const tail = p95.value === null ? p50.value !== null && `p50 ${formatMs(p50.value)}` : `p95 ${formatMs(p95.value)}`;
    const words = [tail || "too few calls", `${formatCount(missed.count)} of ${formatCount(starts)} missed`].join(", ");
    return loads.length > 1 ? `${arms[index]?.name}: ${words}` : words;
  });
  return parts.join("; ");
}

/** Why load gives no verdict. */
export const noVerdict =
  "The arms were loaded one after another, so that what the service did meanwhile is part of their difference, and calls under load wait for one another, so that intervals of percentiles are rather too narrow. Which of them is slower is decided in pairs.";

export function startsSentence(load: ArmLoad): string {
  const { starts, made, missed, outcomes } = load;
  const failed = made - outcomes.ok.count - outcomes.throttled.count;
  const counts = [
    `${formatCount(outcomes.ok.count)} complete`,
    `${formatCount(outcomes.throttled.count)} throttled`,
    `${formatCount(failed)} failed or broken off`,
    `${formatCount(missed.count)} missed`,
  ];
  return `${plural(starts, "start")}: ${counts.join(", ")}. Each bar holds the starts that were due in its window.`;
}

export function inFlightSentence({ loads, arms, settings }: LoadReport): string {
  const parts = loads.map(({ inFlight }, index) =>
    inFlight
      ? `${arms[index]?.name} ${inFlight.mean.toFixed(1)} on average, ${formatCount(inFlight.max)} at most`
      : `${arms[index]?.name} none yet`,
  );
  return `Calls in flight, of ${formatCount(settings.inFlight)} allowed: ${parts.join("; ")}.`;
}

/** Of the mean latency; a console that adds more than this measures itself as well. */
const largestOwnShare = 0.1;

/** Said where calls began so late that the latency tells of the console too; null where they began in time. */
export function delayWords({ startDelay, metrics, lateCalls = 0 }: ArmLoad, name: string): string | null {
  const [delayMs, latencyMs] = [startDelay.mean, metrics.latency.mean];
  const isLarge = delayMs !== null && latencyMs !== null && delayMs > largestOwnShare * latencyMs;
  if (!isLarge && lateCalls === 0) return null;
  const mean = isLarge ? [`calls began ${formatMs(delayMs)} after they were due on average`] : [];
  const late = lateCalls > 0 ? [`${plural(lateCalls, "call")} went out more than ${latestMs} ms late`] : [];
  return `${name}: ${[...mean, ...late].join(", ")}, so that the latency tells of this console too: it was busy with this rate. The service time does not hold that delay.`;
}

/** What a reader of an arm's figures has to know: where the load was broken off, and where the console was late. */
export function armWarnings(load: ArmLoad, name: string): string[] {
  return [interruptionWords(load, name), delayWords(load, name)].filter((words) => words !== null);
}

/** Where the server stopped in the middle; null where it did not. */
export function interruptionWords({ interruptions }: ArmLoad, name: string): string | null {
  if (interruptions.length === 0) return null;
  const places = interruptions.map(
    ({ atMs, gapMs }) => `at ${durationWords(atMs)}, for ${gapMs < 1_000 ? formatMs(gapMs) : durationWords(gapMs)}`,
  );
  return `${name}: the load was broken off ${places.join("; ")}. What was complete before is kept, the window in which it happened was loaded anew after a warm-up.`;
}
