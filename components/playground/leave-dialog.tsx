"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";

export function LeaveDialog({ open, onStay, onLeave }: { open: boolean; onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onStay()}>
      <DialogContent
        title="Leave while answers arrive?"
        description="Leaving stops the calls. What has arrived is kept in this tab; what the model produced may still be billed."
      >
        <DialogFooter>
          <Button onClick={onLeave}>Leave and stop</Button>
          <Button variant="primary" onClick={onStay}>
            Stay
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
