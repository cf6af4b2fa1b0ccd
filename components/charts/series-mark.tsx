import type { ChartSeries } from "@/components/charts/series";

const outlines = {
  circle: <circle cx="5" cy="5" r="4" />,
  diamond: <path d="M5 0 10 5 5 10 0 5Z" />,
  square: <path d="M1 1h8v8H1Z" />,
};

/** The colour and shape of a series, beside its name. */
export function SeriesMark({ series }: { series: ChartSeries }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0" fill={series.color}>
      {outlines[series.shape]}
    </svg>
  );
}
