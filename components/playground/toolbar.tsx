"use client";

import { Check, Plus, Repeat2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { type Difference, differenceOf, type PaneProfile } from "@/lib/playground/pane-profile";
import { repeatTimes } from "@/lib/playground/repeat";

const paneChoices = [
  { value: "1" as const, label: "1 pane" },
  { value: "2" as const, label: "2 panes" },
];

/** How many panes, what sets them apart, and what can be done with the whole conversation. */
export function Toolbar({
  profiles,
  canRepeat,
  canStartAnew,
  onPanes,
  onRepeat,
  onNew,
}: {
  /** Of each pane, null where none is chosen. */
  profiles: (PaneProfile | null)[];
  canRepeat: boolean;
  canStartAnew: boolean;
  onPanes: (panes: number) => void;
  onRepeat: () => void;
  onNew: () => void;
}) {
  const [isAsking, setIsAsking] = useState(false);
  const [left, right] = profiles;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2">
      <Segmented
        label="Panes"
        value={profiles.length === 1 ? "1" : "2"}
        options={paneChoices}
        onChange={(next) => onPanes(Number(next))}
      />
      {left && right && <FactorStrip difference={differenceOf(left, right)} />}
      <div className="ml-auto flex flex-wrap gap-2">
        <Button onClick={onRepeat} disabled={!canRepeat}>
          <Repeat2 aria-hidden />
          Repeat ×{repeatTimes}
        </Button>
        <Button disabled={!canStartAnew} onClick={() => setIsAsking(true)}>
          <Plus aria-hidden />
          New conversation
        </Button>
      </div>
      <NewConversation open={isAsking} onOpenChange={setIsAsking} onConfirm={onNew} />
    </div>
  );
}

function FactorStrip({ difference }: { difference: Difference }) {
  const isFair = difference.kind === "only-profile";
  const Icon = isFair ? Check : TriangleAlert;
  return (
    <p
      className={cn(
        "flex min-w-0 items-center gap-1.5 px-1 font-medium text-xs",
        isFair ? "text-success" : "text-warning",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {difference.text}
    </p>
  );
}

function NewConversation({
  open,
  onOpenChange,
  onConfirm,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Start a new conversation?"
        description="The prompts and answers shown here are removed from this tab. What was measured stays in Compare, and the prompt you are writing stays too."
      >
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <DialogClose asChild>
            <Button variant="primary" onClick={onConfirm}>
              New conversation
            </Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
