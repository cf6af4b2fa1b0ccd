import type { AttachmentInfo } from "@/lib/attachments/schema";
import type { ToolResult } from "@/lib/bedrock/types";
import type { InvocationEvent } from "@/lib/invocations/events";
import type { SendOrder } from "@/lib/invocations/schema";
import type { CallSettings } from "@/lib/invocations/settings";
import {
  type AskedProfile,
  type Attempt,
  applyEvent,
  isLive,
  newAttempt,
  type ResponseEnd,
  settleAttempt,
} from "@/lib/playground/attempt";
import {
  addTurn,
  chooseBranch,
  emptyHistory,
  graft,
  type History,
  pathOf,
  type ShownTurn,
  showVersion,
  type Turn,
  updateTurn,
} from "@/lib/playground/history";
import type { ActionError } from "@/lib/result";

/** The history of each pane by its key; where a pane stands changes nothing here. */
export type Transcript = Record<string, History>;

/** One call of a request: its lines carry the number `pane`, its answer belongs to the turn `nodeId` of `paneKey`. */
export interface AskedCall {
  pane: number;
  paneKey: string;
  nodeId: string;
  invocationId: string;
  profile: AskedProfile;
}

/** What is sent to one pane, after the answer `parent`. */
export interface SentCall extends AskedCall {
  parent: string;
  settings?: CallSettings;
}

export type TranscriptAction =
  | {
      type: "sent";
      turnId: string;
      prompt: string;
      maxTokens: number | null;
      order: SendOrder;
      attachments?: AttachmentInfo[];
      toolResults?: ToolResult[];
      /** In the order in which they are made, unless that is together. */
      calls: SentCall[];
      at: number;
    }
  | { type: "asked-again"; call: AskedCall; at: number }
  /** `at`: when they arrived, in ms of the tab's steady clock. */
  | { type: "received"; calls: AskedCall[]; events: InvocationEvent[]; at: number }
  | { type: "stop-asked"; invocationIds: string[] }
  | { type: "response-ended"; calls: AskedCall[]; end: ResponseEnd; error: ActionError | null }
  | { type: "version-shown"; paneKey: string; nodeId: string; version: number }
  | { type: "branch-chosen"; paneKey: string; nodeId: string }
  | { type: "continued-from"; from: string; to: string[]; prefix: string }
  | { type: "restored"; transcript: Transcript }
  | { type: "cleared" };

export const emptyTranscript: Transcript = {};

export function historyOf(transcript: Transcript, paneKey: string): History {
  return transcript[paneKey] ?? emptyHistory;
}

export function lastTurn(transcript: Transcript, paneKey: string): ShownTurn | null {
  return pathOf(historyOf(transcript, paneKey)).at(-1) ?? null;
}

/** The attempts that are still under way, of all panes or of one. */
export function liveAttempts(transcript: Transcript, paneKey?: string): Attempt[] {
  const histories = paneKey === undefined ? Object.values(transcript) : [historyOf(transcript, paneKey)];
  return histories.flatMap(({ turns }) => turns.flatMap(({ attempts }) => attempts.filter(isLive)));
}

/** What the playground shows, after `action`. Events of attempts that are over or gone change nothing. */
export function reduceTranscript(transcript: Transcript, action: TranscriptAction): Transcript {
  switch (action.type) {
    case "sent":
      return action.calls.reduce((next, call, position) => send(next, call, position, action), transcript);
    case "asked-again":
      return askAgain(transcript, action.call, action.at);
    case "received":
      return action.events.reduce((next, event) => receive(next, action, event), transcript);
    case "stop-asked":
      return mapAttempts(transcript, (attempt) =>
        action.invocationIds.includes(attempt.invocationId) ? { ...attempt, isStopping: true } : attempt,
      );
    case "response-ended":
      return settleCalls(transcript, action.calls, action.end, action.error);
    case "version-shown":
      return change(transcript, action.paneKey, (history) => showVersion(history, action.nodeId, action.version));
    case "branch-chosen":
      return change(transcript, action.paneKey, (history) => chooseBranch(history, action.nodeId));
    case "continued-from":
      return continueFrom(transcript, action);
    case "restored":
      return mapAttempts(action.transcript, (attempt) => settleAttempt(attempt, "lost", null));
    case "cleared":
      return emptyTranscript;
  }
}

function change(transcript: Transcript, paneKey: string, update: (history: History) => History): Transcript {
  const before = historyOf(transcript, paneKey);
  const after = update(before);
  return after === before ? transcript : { ...transcript, [paneKey]: after };
}

type Sent = Extract<TranscriptAction, { type: "sent" }>;

function send(transcript: Transcript, call: SentCall, position: number, action: Sent): Transcript {
  const { turnId, prompt, maxTokens, order, attachments, toolResults, calls, at } = action;
  const { nodeId, parent, settings } = call;
  const attempts = [newAttempt(call.invocationId, call.profile, at)];
  const sending = { order, position, panes: calls.length };
  const extras = {
    ...(settings && { settings }),
    ...(attachments && { attachments }),
    ...(toolResults && { toolResults }),
  };
  const turn: Turn = { nodeId, turnId, parent, prompt, maxTokens, sending, ...extras, attempts, shown: 0 };
  return change(transcript, call.paneKey, (history) => addTurn(history, turn));
}

function askAgain(transcript: Transcript, call: AskedCall, at: number): Transcript {
  return change(transcript, call.paneKey, (history) =>
    updateTurn(history, call.nodeId, (turn) => {
      if (turn.attempts.some(isLive)) return turn;
      const attempts = [...turn.attempts, newAttempt(call.invocationId, call.profile, at)];
      return { ...turn, attempts, shown: attempts.length - 1 };
    }),
  );
}

type Received = Extract<TranscriptAction, { type: "received" }>;

function receive(transcript: Transcript, { calls, at }: Received, event: InvocationEvent): Transcript {
  if (event.type === "ping") return transcript;
  if (event.type === "stream-error") return settleCalls(transcript, calls, "lost", event.error);
  const call = calls.find(({ pane }) => pane === event.pane);
  return call ? updateCall(transcript, call, (attempt) => applyEvent(attempt, event, at)) : transcript;
}

function settleCalls(transcript: Transcript, calls: AskedCall[], end: ResponseEnd, error: ActionError | null) {
  return calls.reduce(
    (next, call) => updateCall(next, call, (attempt) => settleAttempt(attempt, end, error)),
    transcript,
  );
}

function updateCall(transcript: Transcript, call: AskedCall, update: (attempt: Attempt) => Attempt): Transcript {
  return change(transcript, call.paneKey, (history) =>
    updateTurn(history, call.nodeId, (turn) => {
      const index = turn.attempts.findLastIndex(({ invocationId }) => invocationId === call.invocationId);
      const attempt = turn.attempts[index];
      return attempt && isLive(attempt) ? { ...turn, attempts: turn.attempts.with(index, update(attempt)) } : turn;
    }),
  );
}

/** Applies `update` to what is under way, wherever it is. */
function mapAttempts(transcript: Transcript, update: (attempt: Attempt) => Attempt): Transcript {
  const ofTurn = (turn: Turn) =>
    turn.attempts.some(isLive)
      ? { ...turn, attempts: turn.attempts.map((attempt) => (isLive(attempt) ? update(attempt) : attempt)) }
      : turn;
  return Object.fromEntries(
    Object.entries(transcript).map(([key, history]) => [key, { ...history, turns: history.turns.map(ofTurn) }]),
  );
}

function continueFrom(
  transcript: Transcript,
  { from, to, prefix }: Extract<TranscriptAction, { type: "continued-from" }>,
): Transcript {
  const source = historyOf(transcript, from);
  return to.reduce(
    (next, paneKey) => change(next, paneKey, (history) => graft(history, source, `${prefix}.${paneKey}`)),
    transcript,
  );
}
