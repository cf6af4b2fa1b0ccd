import { Minus, PencilLine, Plus } from "lucide-react";
import { kindOf, type TagChange, type TagChangeKind } from "@/lib/tags/changes";

const kinds: Record<TagChangeKind, { icon: typeof Plus; word: string; tone: string }> = {
  added: { icon: Plus, word: "added", tone: "text-success" },
  changed: { icon: PencilLine, word: "changed", tone: "text-warning" },
  removed: { icon: Minus, word: "removed", tone: "text-danger" },
};

/** What happens to each key: a word and a sign, the old value and the new one. */
export function TagChangeList({ changes, label }: { changes: TagChange[]; label: string }) {
  return (
    <ul aria-label={label} className="space-y-0.5 text-xs">
      {changes.map((change) => {
        const { icon: Icon, word, tone } = kinds[kindOf(change)];
        return (
          <li key={change.key} className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
            <Icon aria-hidden className={`size-3 shrink-0 self-center ${tone}`} />
            <span className={tone}>{word}</span>
            <code className="break-all font-mono">{change.key}</code>
            <span className="min-w-0 break-all text-muted-foreground">
              {change.from !== null && <del>{change.from || "empty"}</del>}
              {change.from !== null && change.to !== null && " → "}
              {change.to !== null && <ins className="text-foreground no-underline">{change.to || "empty"}</ins>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
