import type { ChartSeries } from "@/components/charts/series";
import { SeriesMark } from "@/components/charts/series-mark";
import { rowHeight } from "@/components/charts/strip-layout";

export interface RowLabel {
  key: string;
  label: string;
  /** Figures or what is missing, after the label. */
  note: string;
  series: ChartSeries | null;
}

/** Names of the rows, over the drawing. In HTML, because SVG text neither wraps nor shortens itself. */
export function RowLabels({ rows }: { rows: RowLabel[] }) {
  return (
    <ul className="pointer-events-none absolute inset-x-0 top-0 z-1">
      {rows.map(({ key, label, note, series }) => (
        <li key={key} className="pt-1 pl-1.5" style={{ height: rowHeight }}>
          <p className="flex w-fit max-w-full items-center gap-1.5 bg-surface pr-1 text-xs">
            {series && <SeriesMark series={series} />}
            <span data-picture-text="bold" className="truncate font-medium">
              {label}
            </span>
          </p>
          <p
            data-picture-text="plain"
            className="w-fit max-w-full truncate bg-surface pr-1 text-2xs text-muted-foreground tabular-nums"
          >
            {note}
          </p>
        </li>
      ))}
    </ul>
  );
}
