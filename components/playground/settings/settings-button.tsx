"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { SettingsForm } from "@/components/playground/settings/settings-form";
import type { SettingsState } from "@/components/playground/settings/use-settings";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { plural } from "@/lib/format";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { countSet, emptySettingsDraft, parseSettings } from "@/lib/playground/settings-draft";

const all = "all";

export interface SettingsPane {
  key: string;
  label: string;
  profile: PaneProfile | null;
}

/** Opens the settings of all panes, or of one that is to have its own. */
export function SettingsButton({
  settings,
  panes,
  sharedMaxTokens,
}: {
  settings: SettingsState;
  panes: SettingsPane[];
  sharedMaxTokens: number | null;
}) {
  const [target, setTarget] = useState(all);
  const count = countSet(parseSettings(settings.draftOf(null)).settings ?? {});
  const own = panes.filter((pane) => settings.hasOwn(pane.key)).length;
  const shown = panes.find(({ key }) => key === target) ?? null;
  const key = shown?.key ?? null;
  const options = [
    { value: all, label: "All panes" },
    ...panes.map((pane) => ({ value: pane.key, label: pane.label })),
  ];
  const concerned = shown ? [shown] : panes.filter((pane) => !settings.hasOwn(pane.key));
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button>
          <SlidersHorizontal aria-hidden />
          Settings
          {count > 0 && <span className="text-muted-foreground tabular-nums"> {count} set</span>}
          {own > 0 && <span className="text-muted-foreground tabular-nums"> own in {plural(own, "pane")}</span>}
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Settings"
        description="What is left empty is not sent: the model's own default holds. Numbers and choices are part of this page's link; what you write as text stays in this tab, and goes into a saved run."
        className="max-w-2xl"
      >
        {panes.length > 1 && (
          <div className="mt-3">
            <Segmented label="Settings of" value={shown ? shown.key : all} options={options} onChange={setTarget} />
          </div>
        )}
        {key !== null && !settings.hasOwn(key) && (
          <p className="mt-2 text-muted-foreground text-xs">
            This pane shares the settings of all panes. A change here gives it its own.
          </p>
        )}
        <SettingsForm
          key={target}
          draft={settings.draftOf(key)}
          profiles={concerned.flatMap(({ profile }) => profile ?? [])}
          sharedMaxTokens={sharedMaxTokens}
          onChange={(draft) => settings.setDraft(key, draft)}
        />
        <DialogFooter>
          {key !== null && settings.hasOwn(key) && (
            <Button onClick={() => settings.share(key)}>Share the settings of all panes again</Button>
          )}
          <Button onClick={() => settings.setDraft(key, emptySettingsDraft)}>Everything to default</Button>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
