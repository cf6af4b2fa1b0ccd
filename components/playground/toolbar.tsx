"use client";

import { Plus, Repeat2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { SendOrderMenu } from "@/components/playground/send-order-menu";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { maxPanes, type SendOrder } from "@/lib/invocations/schema";
import { repeatTimes } from "@/lib/playground/repeat";

const paneChoices = Array.from({ length: maxPanes }, (_, index) => ({
  value: String(index + 1),
  label: index === 0 ? "1 pane" : String(index + 1),
}));

/** How many panes, in which order they are asked, and what can be done with the whole conversation. */
export function Toolbar({
  panes,
  order,
  canRepeat,
  canStartAnew,
  actions,
  onPanes,
  onOrder,
  onRepeat,
  onNew,
}: {
  panes: number;
  order: SendOrder;
  canRepeat: boolean;
  canStartAnew: boolean;
  /** More that can be done with what is shown. */
  actions?: ReactNode;
  onPanes: (panes: number) => void;
  onOrder: (order: SendOrder) => void;
  onRepeat: () => void;
  onNew: () => void;
}) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2">
      <Segmented label="Panes" value={String(panes)} options={paneChoices} onChange={(next) => onPanes(Number(next))} />
      {panes > 1 && <SendOrderMenu order={order} onChange={onOrder} />}
      <div className="-m-1 flex gap-2 overflow-x-auto p-1 max-md:w-[calc(100%+0.5rem)] md:ml-auto md:flex-wrap max-md:[&>*]:shrink-0">
        {actions}
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
