"use client";

import { memo } from "react";
import { Answer } from "@/components/playground/answer";
import { Arrows } from "@/components/playground/arrows";
import { SentFiles } from "@/components/playground/attachments/attached-files";
import { MetricStrip } from "@/components/playground/metric-strip";
import { PromptBubble } from "@/components/playground/prompt-bubble";
import type { ToolResult } from "@/lib/bedrock/types";
import type { CallSettings } from "@/lib/invocations/settings";
import { type Attempt, isLive } from "@/lib/playground/attempt";
import { settingNames } from "@/lib/playground/factors";
import type { ShownTurn, Turn as TurnData } from "@/lib/playground/history";
import { sendingWords } from "@/lib/playground/state-words";

/** What may be done with a turn. None where the pane has no profile, or a repeat is running. */
export type TurnAction =
  | { type: "ask-again"; turn: TurnData }
  | { type: "edit"; turn: TurnData; prompt: string; everywhere: boolean }
  | { type: "show-version"; nodeId: string; version: number }
  | { type: "choose-branch"; nodeId: string }
  | { type: "tool-results"; results: ToolResult[] };

interface TurnProps {
  shown: ShownTurn;
  /** The other panes' answers to the same prompt, for the figures under an older turn. */
  rivals: Attempt[];
  /** How many panes show this very prompt. */
  sharedWith: number;
  isNewest: boolean;
  /** Nothing may tell whose answer it is. */
  isBlind: boolean;
  canAsk: boolean;
  onAction: (action: TurnAction) => void;
}

/**
 * A prompt with its reply. The newest turn's figures stand at the foot of the pane instead of here. One that has not
 * changed is not rendered again, and one out of sight is not laid out: a conversation may be long.
 */
export const Turn = memo(function Turn({ shown, rivals, sharedWith, isNewest, isBlind, canAsk, onAction }: TurnProps) {
  const { turn, attempt, branches } = shown;
  const canAskAgain = canAsk && !turn.attempts.some(isLive);
  const words = sendingWords(turn);
  return (
    <article
      aria-label={`Turn: ${turn.prompt.slice(0, 60)}`}
      className="space-y-3 [contain-intrinsic-size:auto_16rem] [content-visibility:auto]"
    >
      <PromptBubble
        prompt={turn.toolResults ? resultWords(turn.toolResults) : turn.prompt}
        branch={branches.indexOf(turn.nodeId)}
        branches={branches.length}
        sharedWith={sharedWith}
        canEdit={canAskAgain && turn.toolResults === undefined}
        onBranch={(index) => onAction({ type: "choose-branch", nodeId: branches[index] ?? turn.nodeId })}
        onEdit={(prompt, everywhere) => onAction({ type: "edit", turn, prompt, everywhere })}
      />
      {turn.attachments && <SentFiles files={turn.attachments} />}
      {turn.settings && Object.keys(turn.settings).length > 0 && <SentSettings settings={turn.settings} />}
      {words && <p className="text-2xs text-muted-foreground">{words}</p>}
      <Answer
        attempt={attempt}
        isBlind={isBlind}
        versions={
          <Arrows
            what="version"
            index={turn.shown}
            count={turn.attempts.length}
            onChange={(version) => onAction({ type: "show-version", nodeId: turn.nodeId, version })}
          />
        }
        onResults={
          canAskAgain && isNewest && attempt.state === "done"
            ? (results) => onAction({ type: "tool-results", results })
            : null
        }
        onAskAgain={canAskAgain ? () => onAction({ type: "ask-again", turn }) : null}
      />
      {!isNewest && !isBlind && (
        <MetricStrip attempt={attempt} rivals={rivals} className="overflow-hidden rounded-card border border-line" />
      )}
    </article>
  );
}, isSame);

/** Everything that was set for this call; what is not here was left to the model. */
function SentSettings({ settings }: { settings: CallSettings }) {
  return (
    <details className="text-2xs text-muted-foreground">
      <summary className="w-fit cursor-pointer rounded">Settings: {settingNames(settings)}</summary>
      <pre className="mt-1 overflow-x-auto whitespace-pre-wrap break-words font-mono">
        {JSON.stringify(settings, null, 2)}
      </pre>
    </details>
  );
}

/** What stands for the prompt where a tool's results were sent. */
function resultWords(results: ToolResult[]): string {
  return results.map(({ status, text }) => `Tool ${status === "error" ? "failure" : "result"}: ${text}`).join("\n");
}

function isSame(a: TurnProps, b: TurnProps): boolean {
  return (
    a.shown.turn === b.shown.turn &&
    a.isNewest === b.isNewest &&
    a.sharedWith === b.sharedWith &&
    a.isBlind === b.isBlind &&
    a.canAsk === b.canAsk &&
    a.onAction === b.onAction &&
    hasSame(a.shown.branches, b.shown.branches) &&
    hasSame(a.rivals, b.rivals)
  );
}

function hasSame(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
