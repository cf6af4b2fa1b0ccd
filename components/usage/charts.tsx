"use client";

import { ChartFrame } from "@/components/charts/chart-frame";
import { TimeBars, TimeScatter } from "@/components/charts/lazy";
import { timeScatterHeight } from "@/components/charts/strip-layout";
import {
  axisTime,
  drawnNote,
  latencyPoints,
  latencySeries,
  latencyTable,
  tokenBars,
  tokenSeries,
  tokenTable,
} from "@/components/usage/chart-data";
import { formatCount, formatMs } from "@/lib/format";
import type { ProfileUsage } from "@/lib/usage/schema";
import { latencyWords, tokenSentence } from "@/lib/usage/sentence";

/** Tokens and latency of one profile over the range. */
export function UsageCharts({ usage }: { usage: ProfileUsage }) {
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
      <TokenChart usage={usage} />
      {usage.points.length > 0 && <LatencyChart usage={usage} />}
    </div>
  );
}

function TokenChart({ usage }: { usage: ProfileUsage }) {
  const sentence = tokenSentence(usage);
  return (
    <ChartFrame
      title="Tokens over time"
      sentence={sentence}
      note="A stretch without a call stays empty."
      legend={[...tokenSeries]}
      table={() => tokenTable(usage)}
    >
      <div style={{ minHeight: timeScatterHeight }}>
        <TimeBars
          title="Tokens over time"
          description={sentence}
          bars={tokenBars(usage)}
          series={[...tokenSeries]}
          format={formatCount}
        />
      </div>
    </ChartFrame>
  );
}

function LatencyChart({ usage }: { usage: ProfileUsage }) {
  const sentence = `Total ${latencyWords(usage.total)}. First token ${latencyWords(usage.ttft)}.`;
  return (
    <ChartFrame
      title="Latency over time"
      sentence={sentence}
      note={drawnNote(usage)}
      legend={latencySeries}
      table={() => latencyTable(usage.points)}
    >
      <div style={{ minHeight: timeScatterHeight }}>
        <TimeScatter
          title="Latency over time"
          description={sentence}
          from={usage.from.getTime()}
          to={usage.to.getTime()}
          points={latencyPoints(usage.points)}
          series={latencySeries}
          format={(ms) => (ms === 0 ? "0" : formatMs(ms))}
          formatTime={(at) => axisTime(at, usage)}
        />
      </div>
    </ChartFrame>
  );
}
