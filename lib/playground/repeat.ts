import type { InvocationOutcome } from "@/lib/invocations/events";
import type { ActionError } from "@/lib/result";

export const repeatTimes = 10;
/** So many failures in a row end a run: going on would only spend. */
export const failuresInARow = 3;

/** The pane of each call. Two panes take turns in going first (AB, BA, AB …), so that drift hits both alike. */
export function repeatOrder(panes: number, times = repeatTimes): number[] {
  const round = Array.from({ length: panes }, (_, pane) => pane);
  return Array.from({ length: times }, (_, index) => (index % 2 === 0 ? round : round.toReversed())).flat();
}

export interface RepeatResult {
  pane: number;
  outcome: InvocationOutcome | null;
  /** Why there is no outcome, or the outcome's own error. */
  error: ActionError | null;
}

export interface RepeatRun {
  prompt: string;
  /** Profile of each pane when the run began. */
  profiles: { profileId: string; name: string }[];
  order: number[];
  results: RepeatResult[];
  /** `given-up`: three failures in a row. */
  state: "running" | "stopped" | "given-up" | "finished";
}

export type RepeatAction =
  | { type: "started"; prompt: string; profiles: RepeatRun["profiles"] }
  | { type: "call-ended"; result: RepeatResult }
  | { type: "stopped" }
  | { type: "dismissed" };

export function reduceRepeat(run: RepeatRun | null, action: RepeatAction): RepeatRun | null {
  switch (action.type) {
    case "started": {
      const { prompt, profiles } = action;
      return { prompt, profiles, order: repeatOrder(profiles.length), results: [], state: "running" };
    }
    case "call-ended":
      return run?.state === "running" ? addResult(run, action.result) : run;
    case "stopped":
      return run?.state === "running" ? { ...run, state: "stopped" } : run;
    case "dismissed":
      return null;
  }
}

function addResult(run: RepeatRun, result: RepeatResult): RepeatRun {
  const results = [...run.results, result];
  const next = { ...run, results };
  if (result.outcome?.status === "stopped") return { ...next, state: "stopped" };
  const tail = results.slice(-failuresInARow);
  if (tail.length === failuresInARow && tail.every(hasFailed)) return { ...next, state: "given-up" };
  return results.length === run.order.length ? { ...next, state: "finished" } : next;
}

export function hasFailed({ outcome }: RepeatResult): boolean {
  return outcome?.status !== "complete" && outcome?.status !== "stopped";
}

/** Over the complete calls of one pane; times in ms, null without any. */
export interface RepeatSummary {
  n: number;
  failures: number;
  medianTtftMs: number | null;
  medianTotalMs: number | null;
  medianOutputTokens: number | null;
}

export function summariseRepeat(run: RepeatRun, pane: number): RepeatSummary {
  const results = run.results.filter((result) => result.pane === pane);
  const complete = results.flatMap(({ outcome }) => (outcome?.status === "complete" ? [outcome] : []));
  return {
    n: complete.length,
    failures: results.filter(hasFailed).length,
    medianTtftMs: median(complete.map((outcome) => outcome.timing.ttftMs)),
    medianTotalMs: median(complete.map((outcome) => outcome.timing.totalMs)),
    medianOutputTokens: median(complete.map((outcome) => outcome.usage?.outputTokens ?? null)),
  };
}

function median(values: (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
