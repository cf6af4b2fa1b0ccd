"use client";

import { Download, EyeOff, Gauge, Lock, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useReducer, useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { FactorStrip } from "@/components/playground/factor-strip";
import { Pane } from "@/components/playground/pane";
import { PaneGrid } from "@/components/playground/pane-grid";
import type { TurnAction } from "@/components/playground/turn";
import { useStable } from "@/components/playground/use-stable";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { benchmarkFromRunHref } from "@/lib/benchmarks/links";
import { formatDateTime } from "@/lib/format";
import { withSettings } from "@/lib/playground/factors";
import { pathOf } from "@/lib/playground/history";
import { differenceAmong } from "@/lib/playground/pane-profile";
import { reopenHref } from "@/lib/playground/reopen";
import type { SavedRun } from "@/lib/playground/run";
import { historyOf, reduceTranscript } from "@/lib/playground/transcript";

/** A saved run as it was: nothing can be asked here, but every version and branch can be looked at. */
export function RunView({ run, isMasked }: { run: SavedRun; isMasked: boolean }) {
  const { panes, base, vote, isSimulated } = run.content;
  const [transcript, dispatch] = useReducer(reduceTranscript, run.content.transcript);
  const [shown, setShown] = useState(panes[0]?.key ?? "");
  const paths = panes.map(({ key }) => pathOf(historyOf(transcript, key)));
  const profiles = panes.flatMap(({ profile }) => profile ?? []);
  const difference = withSettings(
    profiles.length === panes.length ? differenceAmong(profiles, base) : null,
    paths.map((path) => path.at(-1)?.turn.settings ?? {}),
  );
  const look = useStable((key: string, action: TurnAction) => {
    if (action.type === "show-version")
      dispatch({ type: "version-shown", paneKey: key, nodeId: action.nodeId, version: action.version });
    if (action.type === "choose-branch") dispatch({ type: "branch-chosen", paneKey: key, nodeId: action.nodeId });
  });
  return (
    <div className="flex h-full flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title={
          <>
            {run.title}
            <Badge>
              <Lock aria-hidden className="size-3" />
              Frozen
            </Badge>
            {isSimulated && <Badge>Simulated</Badge>}
          </>
        }
        description={
          <>
            Saved {formatDateTime(run.savedAt)} by {run.savedBy}. Every figure is one sample.
            {vote !== null && ` Blind vote: ${vote}.`}
          </>
        }
        actions={<Actions run={run} isMasked={isMasked} />}
      />
      {difference && <FactorStrip difference={difference} />}
      <PaneGrid
        panes={panes.map(({ key, profile }, index) => {
          const title = `${panes.length === 1 ? "Pane" : `Pane ${index + 1}`}: ${profile?.name ?? "No profile"}`;
          return {
            key,
            name: profile?.name ?? "No profile",
            newest: paths[index]?.at(-1)?.attempt ?? null,
            content: (
              <Pane
                label={`pane ${index + 1}`}
                title={title}
                profile={profile}
                hiddenName={null}
                header={<Header title={title} route={profile ? `${profile.modelName} · ${profile.route}` : ""} />}
                path={paths[index] ?? []}
                others={paths.filter((_, other) => other !== index)}
                empty={<p className="py-6 text-center text-muted-foreground">Nothing was asked in this pane.</p>}
                composer={null}
                canAsk={false}
                isFrozen
                onAction={(action) => look(key, action)}
              />
            ),
          };
        })}
        shown={shown}
        isEnlarged={false}
        onShow={setShown}
        onShrink={() => undefined}
      />
    </div>
  );
}

function Header({ title, route }: { title: string; route: string }) {
  return (
    <header className="shrink-0 border-line border-b px-4 py-2">
      <h2 className="truncate font-semibold">{title}</h2>
      <p className="truncate text-muted-foreground text-xs">{route}</p>
    </header>
  );
}

function Actions({ run, isMasked }: { run: SavedRun; isMasked: boolean }) {
  const address = `/playground/runs/${run.id}`;
  const query = `id=${run.id}${isMasked ? "&mask=1" : ""}`;
  const ids = run.content.panes.flatMap(({ profile }) => profile?.profileId ?? []);
  return (
    <>
      <CopyButton value={() => window.location.href} label="Copy link" variant="secondary">
        Copy link
      </CopyButton>
      <Link href={isMasked ? address : `${address}?mask=1`} className={buttonStyles()}>
        <EyeOff aria-hidden />
        {isMasked ? "Show account IDs" : "Mask account IDs"}
      </Link>
      <a href={`/api/playground/runs/export?${query}&format=md`} className={buttonStyles()}>
        <Download aria-hidden />
        Markdown
      </a>
      <a href={`/api/playground/runs/export?${query}&format=json`} className={buttonStyles()}>
        <Download aria-hidden />
        JSON
      </a>
      <Link href={benchmarkFromRunHref(run.id, isMasked ? [] : ids)} className={buttonStyles()}>
        <Gauge aria-hidden />
        Turn into benchmark
      </Link>
      <Link
        href={reopenHref(run)}
        className={buttonStyles()}
        title="In the playground: the same profiles, settings and order"
      >
        <MessagesSquare aria-hidden />
        Open with these settings
      </Link>
    </>
  );
}
