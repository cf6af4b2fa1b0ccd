"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";

// The chart library is a third of the code of a page that draws, and nothing of it can be drawn on the server.
const loading = () => <Skeleton className="h-full min-h-40 w-full" />;

export const DotStrip = dynamic(() => import("@/components/charts/dot-strip").then((module) => module.DotStrip), {
  ssr: false,
  loading,
});
export const IntervalRows = dynamic(
  () => import("@/components/charts/interval-rows").then((module) => module.IntervalRows),
  { ssr: false, loading },
);
export const StackedBars = dynamic(
  () => import("@/components/charts/stacked-bars").then((module) => module.StackedBars),
  { ssr: false, loading },
);
export const TimeBars = dynamic(() => import("@/components/charts/time-bars").then((module) => module.TimeBars), {
  ssr: false,
  loading,
});
export const TimeScatter = dynamic(
  () => import("@/components/charts/time-scatter").then((module) => module.TimeScatter),
  { ssr: false, loading },
);
export const XyChart = dynamic(() => import("@/components/charts/xy-chart").then((module) => module.XyChart), {
  ssr: false,
  loading,
});
