import type { AttachmentInfo } from "@/lib/attachments/schema";
import type { ToolResult } from "@/lib/bedrock/types";
import type { SendOrder } from "@/lib/invocations/schema";
import type { CallSettings } from "@/lib/invocations/settings";
import { type Attempt, isLive } from "@/lib/playground/attempt";

/**
 * A prompt with its replies in one pane. Regenerating and retrying add an attempt; nothing is ever overwritten.
 * `parent` is the answer it follows (`answerKey`), so that another version of that answer has its own continuation.
 */
export interface Turn {
  nodeId: string;
  /** Shared by the panes that were asked together. */
  turnId: string;
  parent: string;
  prompt: string;
  maxTokens: number | null;
  sending: Sending;
  /** How the model was asked; absent: as it is by default. */
  settings?: CallSettings | undefined;
  attachments?: AttachmentInfo[] | undefined;
  /** What the tools gave back that the answer before had asked for. */
  toolResults?: ToolResult[] | undefined;
  attempts: Attempt[];
  /** Which attempt is in sight. */
  shown: number;
}

/** How the calls of one send were timed, and this one's place among them, from 0. */
export interface Sending {
  order: SendOrder;
  position: number;
  panes: number;
}

/** All of one pane: every branch, and which one is in sight where there are several (by `parent`). */
export interface History {
  turns: Turn[];
  chosen: Record<string, string>;
}

export const emptyHistory: History = { turns: [], chosen: {} };

/** What the first prompt of a conversation follows. */
export const rootKey = "";

export function answerKey(nodeId: string, version: number): string {
  return `${nodeId}#${version}`;
}

/** A turn of the branch in sight. */
export interface ShownTurn {
  turn: Turn;
  attempt: Attempt;
  /** The other wordings of this prompt, itself included, oldest first. */
  branches: string[];
}

/** The branch in sight, from the first prompt to the newest. */
export function pathOf({ turns, chosen }: History): ShownTurn[] {
  const children = new Map<string, Turn[]>();
  for (const turn of turns) {
    const siblings = children.get(turn.parent);
    if (siblings) siblings.push(turn);
    else children.set(turn.parent, [turn]);
  }
  const path: ShownTurn[] = [];
  let key = rootKey;
  for (;;) {
    const siblings = children.get(key) ?? [];
    const turn = siblings.find(({ nodeId }) => nodeId === chosen[key]) ?? siblings.at(-1);
    const attempt = turn?.attempts[turn.shown];
    if (!turn || !attempt) return path;
    path.push({ turn, attempt, branches: siblings.map(({ nodeId }) => nodeId) });
    key = answerKey(turn.nodeId, turn.shown);
  }
}

/** What the next prompt of this pane follows. */
export function tipOf(history: History): string {
  const last = pathOf(history).at(-1)?.turn;
  return last ? answerKey(last.nodeId, last.shown) : rootKey;
}

/** Adds a turn and brings it in sight. */
export function addTurn({ turns, chosen }: History, turn: Turn): History {
  return { turns: [...turns, turn], chosen: { ...chosen, [turn.parent]: turn.nodeId } };
}

export function updateTurn(history: History, nodeId: string, update: (turn: Turn) => Turn): History {
  const index = history.turns.findLastIndex((turn) => turn.nodeId === nodeId);
  const turn = history.turns[index];
  if (!turn) return history;
  const next = update(turn);
  return next === turn ? history : { ...history, turns: history.turns.with(index, next) };
}

export function showVersion(history: History, nodeId: string, version: number): History {
  return updateTurn(history, nodeId, (turn) => (turn.attempts[version] ? { ...turn, shown: version } : turn));
}

export function chooseBranch(history: History, nodeId: string): History {
  const turn = history.turns.find((other) => other.nodeId === nodeId);
  return turn ? { ...history, chosen: { ...history.chosen, [turn.parent]: nodeId } } : history;
}

/**
 * `into` with the branch in sight of `from` as another branch from the very start, so that both go on from the same
 * words. Who gave each answer stays on it; one that still arrives is left out. `prefix` makes the new node IDs.
 */
export function graft(into: History, from: History, prefix: string): History {
  let parent = rootKey;
  const ended = pathOf(from).filter(({ attempt }) => !isLive(attempt));
  return ended.reduce((history, { turn, attempt }, index) => {
    const nodeId = `${prefix}.${index}`;
    const copy = { ...turn, nodeId, parent, attempts: [attempt], shown: 0 };
    parent = answerKey(nodeId, 0);
    return addTurn(history, copy);
  }, into);
}
