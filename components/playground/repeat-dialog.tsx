"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { plural } from "@/lib/format";
import { failuresInARow, repeatTimes } from "@/lib/playground/repeat";

/** Says what a repeat does and costs before anything is spent. */
export function RepeatDialog({
  open,
  prompt,
  names,
  estimate,
  onOpenChange,
  onStart,
}: {
  open: boolean;
  prompt: string;
  names: string[];
  estimate: string;
  onOpenChange: (open: boolean) => void;
  onStart: () => void;
}) {
  const calls = names.length * repeatTimes;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Repeat ×${repeatTimes}`}
        description={`Sends this prompt ${repeatTimes} times to ${names.join(" and to ")}: ${plural(calls, "call")}, one after another, each in a fresh conversation.`}
      >
        <blockquote className="mt-3 line-clamp-4 whitespace-pre-wrap break-words rounded-md bg-muted px-3 py-2">
          {prompt}
        </blockquote>
        <p className="mt-3 font-semibold">{estimate}</p>
        <p className="mt-1 text-muted-foreground text-xs">
          {names.length > 1 && "The profiles take turns in going first, so that slow moments hit both. "}
          You can stop at any time; {failuresInARow} failures in a row end it. Every call is stored for Compare.
        </p>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <DialogClose asChild>
            <Button variant="primary" onClick={onStart}>
              Start {plural(calls, "call")}
            </Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
