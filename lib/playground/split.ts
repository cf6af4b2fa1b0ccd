import type { Timing } from "@/lib/invocations/timing";

export type SplitKind = "overhead" | "first-token" | "thinking" | "answering" | "tail";

/** One stretch of a call; times in ms from the decision to call. */
export interface SplitPart {
  kind: SplitKind;
  label: string;
  startMs: number;
  ms: number;
}

const order: [SplitKind, string, (timing: Timing) => number | null][] = [
  ["overhead", "Client overhead", (timing) => timing.clientOverheadMs],
  ["first-token", "First token", (timing) => timing.ttftMs],
  ["thinking", "Thinking", (timing) => timing.thinkingMs],
  ["answering", "Answering", (timing) => timing.answeringMs],
  ["tail", "Tail", (timing) => timing.tailMs],
];

/**
 * Where the time of one call went, from the decision to call to its end; the parts follow on one another without a gap
 * (`docs/metrics.md`, the split). Empty when the request was never written.
 */
export function splitOf(timing: Timing): SplitPart[] {
  let startMs = 0;
  return order.flatMap(([kind, label, read]) => {
    const ms = read(timing);
    if (ms === null) return [];
    const part = { kind, label, startMs, ms };
    startMs += ms;
    return [part];
  });
}

/** The end of the last part in ms: `te − tc` of a complete call. */
export function splitLength(parts: SplitPart[]): number {
  const last = parts.at(-1);
  return last ? last.startMs + last.ms : 0;
}
