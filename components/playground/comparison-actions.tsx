"use client";

import { EyeOff, History } from "lucide-react";
import Link from "next/link";
import { LibraryButton } from "@/components/playground/library/library-button";
import { paneLabel } from "@/components/playground/pane-slot";
import { repeatPromptOf } from "@/components/playground/repeat-prompt";
import { contentOf } from "@/components/playground/runs/content-of";
import { SaveRun } from "@/components/playground/runs/save-run";
import { TurnIntoBenchmark } from "@/components/playground/runs/turn-into-benchmark";
import { SettingsButton } from "@/components/playground/settings/settings-button";
import type { Playground } from "@/components/playground/use-playground";
import { Button, buttonStyles } from "@/components/ui/button";

/** What can be done with all that is shown. None of it while names are hidden: each would tell. */
export function ComparisonActions({ playground }: { playground: Playground }) {
  const { panes, settings, maxTokens, blind } = playground;
  return (
    <>
      {panes.length > 1 && (
        <Button onClick={() => blind.start(panes.map(({ key }) => key))} disabled={playground.isBusy}>
          <EyeOff aria-hidden />
          Blind
        </Button>
      )}
      <SettingsButton
        settings={settings}
        panes={panes.map(({ key, profile }, index) => ({ key, profile, label: paneLabel(index, panes.length) }))}
        sharedMaxTokens={maxTokens}
      />
      <LibraryButton
        draft={playground.draft.text}
        onUse={(text) => playground.setDraft({ ...playground.draft, text })}
      />
      {panes.length === 1 && <TurnIntoBenchmark playground={playground} />}
      <SaveRun
        suggestedTitle={repeatPromptOf(playground).slice(0, 80)}
        isDisabled={!playground.hasText || playground.isBusy}
        contentOf={() => contentOf(playground)}
      />
      <Link href="/playground/runs" className={buttonStyles()}>
        <History aria-hidden />
        Runs
      </Link>
    </>
  );
}
