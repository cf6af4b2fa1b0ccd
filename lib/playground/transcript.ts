import type { ProfileType } from "@/lib/bedrock/types";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
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

/** One call for a turn. */
export interface Attempt {
  invocationId: string;
  profile: AskedProfile;
  state: AttemptState;
  /** The person asked to stop it; its end has not arrived yet. */
  isStopping: boolean;
  /** Wall clock of the browser in ms: for the waiting counter only, never a measurement. */
  askedAt: number;
  text: string;
  reasoning: string;
  outcome: InvocationOutcome | null;
  error: ActionError | null;
}

/** A prompt with its reply. Retrying makes a new attempt; the ones before stay readable. */
export interface Turn {
  /** Shared by the panes that were asked together. */
  turnId: string;
  prompt: string;
  maxTokens: number | null;
  attempt: Attempt;
  earlier: Attempt[];
}

/** The turns of each pane; every pane has its own history. */
export type Transcript = Turn[][];

export interface AskedCall {
  pane: number;
  invocationId: string;
  profile: AskedProfile;
}

/** Why a response is over: `refused` before it streamed, `stopped` by the person, `lost` without an end. */
export type ResponseEnd = "refused" | "stopped" | "lost";

export type TranscriptAction =
  | { type: "sent"; turnId: string; prompt: string; maxTokens: number | null; calls: AskedCall[]; at: number }
  | { type: "retried"; turnId: string; call: AskedCall; at: number }
  | { type: "received"; calls: AskedCall[]; events: InvocationEvent[] }
  | { type: "stop-asked"; invocationIds: string[] }
  | { type: "response-ended"; calls: AskedCall[]; end: ResponseEnd; error: ActionError | null }
  | { type: "restored"; transcript: Transcript }
  | { type: "cleared" };

export const emptyTranscript: Transcript = [];

const liveStates: ReadonlySet<AttemptState> = new Set(["queued", "waiting", "thinking", "answering"]);

export function isLive(attempt: Attempt): boolean {
  return liveStates.has(attempt.state);
}

export function lastTurn(transcript: Transcript, pane: number): Turn | null {
  return transcript[pane]?.at(-1) ?? null;
}

/** The attempts that are still under way, over all panes. */
export function liveAttempts(transcript: Transcript): Attempt[] {
  return transcript.flatMap((turns) => turns.map((turn) => turn.attempt)).filter(isLive);
}

/** What the playground shows, after `action`. Events of attempts that are over or gone change nothing. */
export function reduceTranscript(transcript: Transcript, action: TranscriptAction): Transcript {
  switch (action.type) {
    case "sent":
      return action.calls.reduce((next, call) => addTurn(next, call, action), transcript);
    case "retried":
      return retry(transcript, action);
    case "received":
      return action.events.reduce((next, event) => receive(next, action.calls, event), transcript);
    case "stop-asked":
      return updateLive(transcript, action.invocationIds, (attempt) => ({ ...attempt, isStopping: true }));
    case "response-ended":
      return updateLive(transcript, idsOf(action.calls), (attempt) => settle(attempt, action.end, action.error));
    case "restored":
      return action.transcript.map((turns) => turns.map(interruptTurn));
    case "cleared":
      return emptyTranscript;
  }
}

function newAttempt(call: AskedCall, at: number): Attempt {
  return {
    invocationId: call.invocationId,
    profile: call.profile,
    state: "queued",
    isStopping: false,
    askedAt: at,
    text: "",
    reasoning: "",
    outcome: null,
    error: null,
  };
}

type Sent = Extract<TranscriptAction, { type: "sent" }>;

function addTurn(transcript: Transcript, call: AskedCall, { turnId, prompt, maxTokens, at }: Sent): Transcript {
  const panes = Math.max(transcript.length, call.pane + 1);
  return Array.from({ length: panes }, (_, pane) => {
    const turns = transcript[pane] ?? [];
    if (pane !== call.pane) return turns;
    return [...turns, { turnId, prompt, maxTokens, attempt: newAttempt(call, at), earlier: [] }];
  });
}

function retry(transcript: Transcript, action: Extract<TranscriptAction, { type: "retried" }>): Transcript {
  return transcript.map((turns, pane) => {
    if (pane !== action.call.pane) return turns;
    return turns.map((turn) => {
      if (turn.turnId !== action.turnId || isLive(turn.attempt)) return turn;
      return { ...turn, attempt: newAttempt(action.call, action.at), earlier: [...turn.earlier, turn.attempt] };
    });
  });
}

function receive(transcript: Transcript, calls: AskedCall[], event: InvocationEvent): Transcript {
  if (event.type === "ping") return transcript;
  if (event.type === "stream-error") {
    return updateLive(transcript, idsOf(calls), (attempt) => settle(attempt, "lost", event.error));
  }
  const call = calls.find(({ pane }) => pane === event.pane);
  return call ? updateLive(transcript, [call.invocationId], (attempt) => apply(attempt, event)) : transcript;
}

type PaneEvent = Exclude<InvocationEvent, { type: "ping" | "stream-error" }>;

function apply(attempt: Attempt, event: PaneEvent): Attempt {
  switch (event.type) {
    case "invocation-start":
      return { ...attempt, state: "waiting" };
    case "reasoning-delta":
      return { ...attempt, state: "thinking", reasoning: attempt.reasoning + event.text };
    case "text-delta":
      return { ...attempt, state: "answering", text: attempt.text + event.text };
    // Tools are not shown yet: an answer that calls one ends with its stop reason.
    case "tool-use-start":
    case "tool-input-delta":
    case "reasoning-signature":
      return attempt;
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

const cutOffReasons: ReadonlySet<string> = new Set(["max_tokens", "model_context_window_exceeded"]);
const filteredReasons: ReadonlySet<string> = new Set(["content_filtered", "guardrail_intervened"]);

function stateOf({ status, stopReason }: InvocationOutcome): AttemptState {
  if (status === "stopped") return "stopped";
  if (status !== "complete") return "failed";
  if (stopReason !== null && cutOffReasons.has(stopReason)) return "cut-off";
  return stopReason !== null && filteredReasons.has(stopReason) ? "filtered" : "done";
}

function settle(attempt: Attempt, end: ResponseEnd, error: ActionError | null): Attempt {
  const state = end === "refused" ? "failed" : end === "stopped" ? "stopped" : "interrupted";
  return { ...attempt, state, isStopping: false, error };
}

function interruptTurn(turn: Turn): Turn {
  return isLive(turn.attempt) ? { ...turn, attempt: settle(turn.attempt, "lost", null) } : turn;
}

function idsOf(calls: AskedCall[]): string[] {
  return calls.map((call) => call.invocationId);
}

function updateLive(transcript: Transcript, ids: string[], update: (attempt: Attempt) => Attempt): Transcript {
  const concerns = (turn: Turn) => ids.includes(turn.attempt.invocationId) && isLive(turn.attempt);
  return transcript.map((turns) => {
    if (!turns.some(concerns)) return turns;
    return turns.map((turn) => (concerns(turn) ? { ...turn, attempt: update(turn.attempt) } : turn));
  });
}
