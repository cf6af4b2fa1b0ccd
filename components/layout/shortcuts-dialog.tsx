"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const groups: { title: string; rows: [keys: string[], effect: string][] }[] = [
  {
    title: "Everywhere",
    rows: [
      [["Ctrl/⌘", "K"], "Search pages and profiles"],
      [["Ctrl/⌘", "B"], "Show or hide the sidebar"],
      [["/"], "Go to the filter of the page"],
      [["?"], "Show these shortcuts"],
    ],
  },
  {
    title: "List of profiles",
    rows: [
      [["↑", "↓"], "Move between rows"],
      [["←", "→"], "Move inside a row"],
      [["Home", "End"], "First or last row"],
      [["Page Up", "Page Down"], "A screen of rows"],
      [["Enter"], "Open the profile"],
      [["Space"], "Select the profile"],
      [["Esc"], "Clear the selection"],
      [["+"], "Show or hide the Regions of a profile"],
      [["t"], "Test the selected side by side"],
      [["c"], "Create a profile"],
      [["e"], "Export what is shown"],
    ],
  },
  {
    title: "Playground",
    rows: [
      [["Enter"], "Send"],
      [["Shift", "Enter"], "New line"],
      [["Esc"], "Stop the focused pane, else all"],
      [["Shift", "Esc"], "Stop all"],
      [["Alt", "1…6"], "Go to a pane"],
      [["d"], "Show the differences"],
      [["p"], "Pin the focused pane as baseline"],
    ],
  },
  { title: "Create profile", rows: [[["Ctrl/⌘", "Enter"], "Create"]] },
];

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts">
        {groups.map((group) => (
          <section key={group.title} className="mt-4">
            <h3 className="mb-1 text-muted-foreground text-xs">{group.title}</h3>
            <dl className="divide-y divide-line">
              {group.rows.map(([keys, effect]) => (
                <div key={effect} className="flex items-center justify-between gap-4 py-1.5">
                  <dt>{effect}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </DialogContent>
    </Dialog>
  );
}
