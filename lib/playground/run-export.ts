import { dash, formatCount, formatMs, formatUsd } from "@/lib/format";
import type { Attempt } from "@/lib/playground/attempt";
import { pathOf, type ShownTurn } from "@/lib/playground/history";
import { brokenCostWords } from "@/lib/playground/metrics";
import type { RunPane, SavedRun } from "@/lib/playground/run";
import { sendingWords, stateLabel } from "@/lib/playground/state-words";
import { historyOf } from "@/lib/playground/transcript";

/** A run as Markdown: the branch in sight of each pane, its settings and the figures of each answer. */
export function runMarkdown(run: SavedRun): string {
  const { panes, transcript, vote, isSimulated } = run.content;
  const head = [
    `# ${run.title}`,
    `Saved ${run.savedAt.toISOString()} by ${run.savedBy}.${isSimulated ? " **Simulated**: answered by a local Bedrock." : ""}`,
    ...(vote === null ? [] : [`Blind vote: ${vote}`]),
    "Every figure is one sample.",
  ];
  const parts = panes.map((pane, index) => paneMarkdown(pane, index, pathOf(historyOf(transcript, pane.key))));
  return `${[...head, ...parts].join("\n\n")}\n`;
}

function paneMarkdown({ profile }: RunPane, index: number, path: ShownTurn[]): string {
  const title = profile
    ? `## Pane ${index + 1}: ${profile.name}\n\n${profile.type === "APPLICATION" ? "Application" : "System"} profile \`${profile.profileId}\`, ${profile.modelName}, ${profile.route}`
    : `## Pane ${index + 1}: no profile`;
  return [title, ...path.map(turnMarkdown)].join("\n\n");
}

function turnMarkdown({ turn, attempt }: ShownTurn, index: number): string {
  const { settings, attachments = [], toolResults = [], maxTokens } = turn;
  const sent = { ...(maxTokens !== null && { maxTokens }), ...settings };
  return [
    `### ${index + 1}. Prompt`,
    ...(turn.prompt === "" ? [] : [quote(turn.prompt)]),
    ...attachments.map(({ name, id, format }) => `Attached: ${name} (${format}, sha256 ${id})`),
    ...toolResults.map(({ text }) => `Tool result:\n\n${fence(text)}`),
    ...(Object.keys(sent).length > 0 ? [`Settings: \`${JSON.stringify(sent)}\``] : []),
    ...[sendingWords(turn)].filter((words) => words !== null),
    `### ${index + 1}. Answer (${stateLabel(attempt)}${turn.attempts.length > 1 ? `, version ${turn.shown + 1} of ${turn.attempts.length}` : ""})`,
    ...(attempt.reasoning === "" ? [] : [`Thinking:\n\n${quote(attempt.reasoning)}`]),
    ...(attempt.text === "" ? [] : [attempt.text]),
    ...attempt.toolUses.map(({ name, inputJson }) => `Calls the tool ${name}:\n\n${fence(inputJson)}`),
    ...(attempt.error ? [`Failed: ${attempt.error.message}`] : []),
    figures(attempt),
  ].join("\n\n");
}

function figures({ outcome }: Attempt): string {
  if (!outcome) return "No figures: how the call ended is not known.";
  const { timing, usage } = outcome;
  const cells = [
    ["First token", formatMs(timing.ttftMs)],
    ["Total", formatMs(timing.totalMs)],
    ["Service latency", formatMs(outcome.serviceLatencyMs)],
    ["Tokens in", formatCount(usage?.inputTokens ?? null)],
    ["Tokens out", formatCount(usage?.outputTokens ?? null)],
    ["Cache read", formatCount(usage?.cacheReadTokens ?? null)],
    ["Cache write", formatCount(usage?.cacheWriteTokens ?? null)],
    ["Estimated cost", usage ? formatUsd(outcome.estimatedCostUsd) : brokenCostWords(outcome)],
    ["Stop reason", outcome.stopReason ?? dash],
    ["Request ID", outcome.awsRequestId ?? dash],
  ];
  const line = (column: 0 | 1) => `| ${cells.map((cell) => cell[column]).join(" | ")} |`;
  return [line(0), `|${" --- |".repeat(cells.length)}`, line(1)].join("\n");
}

function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

/** A fence longer than any in the text. */
function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marks = "`".repeat(longest + 1);
  return `${marks}\n${text}\n${marks}`;
}
