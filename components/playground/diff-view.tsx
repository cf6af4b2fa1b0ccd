"use client";

import { memo } from "react";
import { formatCount } from "@/lib/format";
import { isLive } from "@/lib/playground/attempt";
import { chanceWords } from "@/lib/playground/chance-words";
import type { Racer } from "@/lib/playground/race";
import { type DiffPart, wordDiff } from "@/lib/playground/word-diff";

/** What sets each answer apart from the baseline's, word by word. */
export function DiffView({ racers, baseKey }: { racers: Racer[]; baseKey: string }) {
  const base = racers.find(({ paneKey }) => paneKey === baseKey) ?? racers[0];
  if (!base) return null;
  if (racers.some(({ attempt }) => isLive(attempt)))
    return <p className="text-muted-foreground">The differences come when every answer has ended.</p>;
  const others = racers.filter((racer) => racer !== base);
  return (
    <div className="space-y-3">
      <p className="text-2xs text-muted-foreground">
        {chanceWords(racers)} Struck through: only {base.name}. Underlined: only the other.
      </p>
      {others.map((other) => (
        <OneDiff
          key={other.paneKey}
          title={`${other.name} against ${base.name}`}
          baseline={base.attempt.text}
          other={other.attempt.text}
        />
      ))}
    </div>
  );
}

/** By its texts alone: comparing long ones takes a while, and the page renders with every letter that is typed. */
const OneDiff = memo(function OneDiff({ title, baseline, other }: { title: string; baseline: string; other: string }) {
  const diff = wordDiff(baseline, other);
  return (
    <section aria-label={title} className="rounded-md border border-line">
      <h3 className="border-line border-b px-3 py-1.5 font-medium text-xs">
        {title}: {summary(diff)}
      </h3>
      {diff.kind === "differs" && (
        <div dir="auto" className="whitespace-pre-wrap break-words px-3 py-2 text-start">
          {diff.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
            <Part key={index} part={part} />
          ))}
        </div>
      )}
    </section>
  );
});

function summary(diff: ReturnType<typeof wordDiff>): string {
  if (diff.kind === "same") return "same words";
  if (diff.kind === "too-different") return "differs too much to compare word by word";
  const percent = Math.floor(diff.shared * 100);
  return `differs, ${percent} % of the words in common, ${formatCount(diff.removed)} only in the baseline, ${formatCount(diff.added)} only in the other`;
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === "same") return text;
  const Mark = kind === "added" ? "ins" : "del";
  return (
    <Mark className={kind === "added" ? "bg-success-soft text-success [del+&]:ms-1" : "bg-danger-soft text-danger"}>
      {text}
    </Mark>
  );
}
