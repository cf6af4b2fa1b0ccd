import { cn } from "@/components/ui/cn";
import { type Attempt, type AttemptState, isLive } from "@/lib/playground/attempt";
import { stateLabel } from "@/lib/playground/state-words";

const tones: Partial<Record<AttemptState, { dot: string; text: string }>> = {
  done: { dot: "bg-success", text: "text-success" },
  failed: { dot: "bg-danger", text: "text-danger" },
  interrupted: { dot: "bg-warning", text: "text-warning" },
  "cut-off": { dot: "bg-warning", text: "text-warning" },
  filtered: { dot: "bg-warning", text: "text-warning" },
};
const plain = { dot: "bg-muted-foreground", text: "text-muted-foreground" };

/** The state of an answer in words, with a dot of its colour that beats while it is live. */
export function StateWord({ attempt }: { attempt: Attempt }) {
  const tone = tones[attempt.state] ?? plain;
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-2xs", tone.text)}>
      <span aria-hidden className={cn("size-1.5 rounded-full", tone.dot, isLive(attempt) && "animate-pulse")} />
      {stateLabel(attempt)}
    </span>
  );
}
