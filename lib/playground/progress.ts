import type { InvocationEvent } from "@/lib/invocations/events";
import type { SplitPart } from "@/lib/playground/split";

/** When a call's events reached this tab, in ms of its steady clock: what the growing bar is drawn from, never a figure. */
export interface Progress {
  startedAt: number;
  /** First thinking, if any came before the answer. */
  thoughtAt: number | null;
  /** First of the answer: text, or the call of a tool. */
  answeredAt: number | null;
  /** The newest event of any kind. */
  lastAt: number;
}

/** The progress after an event that arrived `at`. */
export function advance(before: Progress | undefined, type: InvocationEvent["type"], at: number): Progress | undefined {
  if (type === "invocation-start") return { startedAt: at, thoughtAt: null, answeredAt: null, lastAt: at };
  if (!before) return undefined;
  const next = { ...before, lastAt: at };
  if (type === "reasoning-delta" && before.answeredAt === null) return { ...next, thoughtAt: before.thoughtAt ?? at };
  if (type === "text-delta" || type === "tool-use-start") return { ...next, answeredAt: before.answeredAt ?? at };
  return next;
}

/** What a call has come to by `now`, as the parts of its bar. */
export function progressParts({ startedAt, thoughtAt, answeredAt }: Progress, now: number): SplitPart[] {
  const part = (kind: SplitPart["kind"], label: string, from: number, to: number): SplitPart => {
    return { kind, label, startMs: from - startedAt, ms: to - from };
  };
  return [
    part("first-token", "First token", startedAt, thoughtAt ?? answeredAt ?? now),
    ...(thoughtAt === null ? [] : [part("thinking", "Thinking", thoughtAt, answeredAt ?? now)]),
    ...(answeredAt === null ? [] : [part("answering", "Answering", answeredAt, now)]),
  ];
}
