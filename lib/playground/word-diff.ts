import { diffArrays } from "diff";

export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

export type WordDiff =
  | { kind: "same" }
  | {
      kind: "differs";
      parts: DiffPart[];
      /** Words that only the baseline has, that only the other has, and the part of all words that both have, 0 to 1. */
      removed: number;
      added: number;
      shared: number;
    }
  /** It would take too long to find out word by word. */
  | { kind: "too-different" };

/** Knows the words of every script; the library's own rules keep only Latin ones whole. */
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** How long a comparison may hold the page up. */
const timeoutMs = 300;

/** What sets two answers apart, word by word. Differences in white space alone count as none. */
export function wordDiff(baseline: string, other: string): WordDiff {
  if (normal(baseline) === normal(other)) return { kind: "same" };
  const changes = diffArrays(piecesOf(baseline), piecesOf(other), { timeout: timeoutMs });
  if (!changes) return { kind: "too-different" };
  const parts = phrases(
    changes.map(({ value, added, removed }): DiffPart => {
      return { kind: added ? "added" : removed ? "removed" : "same", text: value.join("") };
    }),
  );
  const count = (kind: DiffPart["kind"]) =>
    parts.reduce((sum, part) => (part.kind === kind ? sum + wordsIn(part.text) : sum), 0);
  const [same, added, removed] = [count("same"), count("added"), count("removed")];
  return { kind: "differs", parts, added, removed, shared: (2 * same) / Math.max(1, 2 * same + added + removed) };
}

/** Changes with nothing but spaces between them are one: words that take turns with their replacements cannot be read. */
function phrases(parts: DiffPart[]): DiffPart[] {
  const merged: DiffPart[] = [];
  const change = { removed: "", added: "" };
  const flush = () => {
    for (const kind of ["removed", "added"] as const) {
      if (change[kind] !== "") merged.push({ kind, text: change[kind] });
      change[kind] = "";
    }
  };
  for (const [index, part] of parts.entries()) {
    const isBetween = change.removed + change.added !== "" && index < parts.length - 1;
    if (part.kind !== "same") change[part.kind] += part.text;
    else if (isBetween && /^ +$/.test(part.text)) {
      change.removed += part.text;
      change.added += part.text;
    } else {
      flush();
      merged.push(part);
    }
  }
  flush();
  return merged;
}

const piecesOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
const normal = (text: string) => text.trim().replace(/\s+/g, " ");
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
