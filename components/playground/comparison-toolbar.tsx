"use client";

import { useState } from "react";
import { ComparisonActions } from "@/components/playground/comparison-actions";
import { RepeatDialog } from "@/components/playground/repeat-dialog";
import { repeatEstimate, repeatPromptOf } from "@/components/playground/repeat-prompt";
import { Toolbar } from "@/components/playground/toolbar";
import { canAnswer, type Playground } from "@/components/playground/use-playground";

/** What can be done with all panes together, and the question that comes before a repeat. */
export function ComparisonToolbar({ playground }: { playground: Playground }) {
  const { layout, panes, comparison, repeat, blind } = playground;
  const [isRepeatOpen, setIsRepeatOpen] = useState(false);
  const repeatPrompt = repeatPromptOf(playground);
  const repeated = panes.flatMap(({ key, profile }) =>
    profile ? [{ profile, settings: playground.settings.settingsOf(key) }] : [],
  );
  return (
    <>
      <Toolbar
        panes={panes.length}
        order={layout.order}
        canRepeat={
          canAnswer(panes) &&
          !blind.isOn &&
          !playground.isBusy &&
          repeatPrompt !== "" &&
          playground.problemOf(repeatPrompt, []) === null
        }
        actions={blind.isOn ? null : <ComparisonActions playground={playground} />}
        canStartAnew={playground.hasText && !playground.isBusy}
        onPanes={playground.changeCount}
        onOrder={layout.setOrder}
        onRepeat={() => setIsRepeatOpen(true)}
        onNew={comparison.clear}
      />
      <RepeatDialog
        open={isRepeatOpen}
        prompt={repeatPrompt}
        names={repeated.map(({ profile }) => profile.name)}
        estimate={isRepeatOpen ? repeatEstimate(repeated, repeatPrompt, playground.maxTokens) : ""}
        onOpenChange={setIsRepeatOpen}
        onStart={() => repeat.start(repeatPrompt, playground.maxTokens, repeated)}
      />
    </>
  );
}
