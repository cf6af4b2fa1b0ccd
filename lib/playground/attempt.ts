import type { ProfileType } from "@/lib/bedrock/types";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
import { advance, type Progress } from "@/lib/playground/progress";
import type { ActionError } from "@/lib/result";

/** Where one answer stands. The first four are live, the others final. `interrupted`: how it ended is not known. */
export type AttemptState =
  | "queued"
  | "waiting"
  | "thinking"
  | "answering"
  | "done"
  | "stopped"
  | "cut-off"
  | "filtered"
  | "failed"
  | "interrupted";

/** The profile as it was when asked: the pane may show another one by now. */
export interface AskedProfile {
  profileId: string;
  name: string;
  type: ProfileType;
  modelName: string;
}

/** The model asks for a tool to be called. `inputJson` is what arrived of its input, whole only once the call is done. */
export interface ToolUse {
  toolUseId: string;
  name: string;
  inputJson: string;
}

/** One call for a turn. Times are the browser's wall clock in ms: signs of life, never a measurement. */
export interface Attempt {
  invocationId: string;
  profile: AskedProfile;
  state: AttemptState;
  /** The person asked to stop it; its end has not arrived yet. */
  isStopping: boolean;
  askedAt: number;
  text: string;
  reasoning: string;
  /** Proves the thinking to the model when a tool's result is sent back; empty without any. */
  signature: string;
  toolUses: ToolUse[];
  /** Absent before it began, and where it did not arrive in this tab: it is not kept. */
  progress?: Progress | undefined;
  outcome: InvocationOutcome | null;
  error: ActionError | null;
}

/** Why a response is over: `refused` before it streamed, `stopped` by the person, `lost` without an end. */
export type ResponseEnd = "refused" | "stopped" | "lost";

const liveStates: ReadonlySet<AttemptState> = new Set(["queued", "waiting", "thinking", "answering"]);

export function isLive(attempt: Attempt): boolean {
  return liveStates.has(attempt.state);
}

export function newAttempt(invocationId: string, profile: AskedProfile, askedAt: number): Attempt {
  return {
    invocationId,
    profile,
    state: "queued",
    isStopping: false,
    askedAt,
    text: "",
    reasoning: "",
    signature: "",
    toolUses: [],
    outcome: null,
    error: null,
  };
}

type PaneEvent = Exclude<InvocationEvent, { type: "ping" | "stream-error" }>;

/** The attempt after one event of its call, which arrived `at` (ms of the tab's steady clock). */
export function applyEvent(attempt: Attempt, event: PaneEvent, at: number): Attempt {
  return { ...withContent(attempt, event), progress: advance(attempt.progress, event.type, at) };
}

function withContent(attempt: Attempt, event: PaneEvent): Attempt {
  switch (event.type) {
    case "invocation-start":
      return { ...attempt, state: "waiting" };
    case "reasoning-delta":
      return { ...attempt, state: "thinking", reasoning: attempt.reasoning + event.text };
    case "text-delta":
      return { ...attempt, state: "answering", text: attempt.text + event.text };
    case "reasoning-signature":
      return { ...attempt, signature: event.signature };
    case "tool-use-start": {
      const started = { toolUseId: event.toolUseId, name: event.name, inputJson: "" };
      return { ...attempt, state: "answering", toolUses: [...attempt.toolUses, started] };
    }
    case "tool-input-delta":
      return { ...attempt, state: "answering", toolUses: withInput(attempt.toolUses, event.text) };
    case "invocation-end":
      return {
        ...attempt,
        state: stateOf(event.outcome),
        isStopping: false,
        outcome: event.outcome,
        error: event.outcome.error,
      };
  }
}

function withInput(toolUses: ToolUse[], text: string): ToolUse[] {
  const last = toolUses.at(-1);
  return last ? toolUses.with(-1, { ...last, inputJson: last.inputJson + text }) : toolUses;
}

const cutOffReasons: ReadonlySet<string> = new Set(["max_tokens", "model_context_window_exceeded"]);
const filteredReasons: ReadonlySet<string> = new Set(["content_filtered", "guardrail_intervened"]);

function stateOf({ status, stopReason }: InvocationOutcome): AttemptState {
  if (status === "stopped") return "stopped";
  if (status !== "complete") return "failed";
  if (stopReason !== null && cutOffReasons.has(stopReason)) return "cut-off";
  return stopReason !== null && filteredReasons.has(stopReason) ? "filtered" : "done";
}

/** The attempt after its response was over without an `invocation-end` for it. */
export function settleAttempt(attempt: Attempt, end: ResponseEnd, error: ActionError | null): Attempt {
  const state = end === "refused" ? "failed" : end === "stopped" ? "stopped" : "interrupted";
  return { ...attempt, state, isStopping: false, error };
}
