import { Segmented } from "@/components/ui/segmented";
import { type TimeRange, timeRanges } from "@/lib/time-range";

/** `24h` as `24 h`. */
const options = timeRanges.map((value) => ({ value, label: `${value.slice(0, -1)} ${value.slice(-1)}` }));

export function TimeRangeChoice({ value, onChange }: { value: TimeRange; onChange: (range: TimeRange) => void }) {
  return <Segmented label="Time range" value={value} options={options} onChange={onChange} />;
}
