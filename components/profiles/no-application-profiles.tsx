"use client";

import { Plus, Users } from "lucide-react";
import Link from "next/link";
import type { ExampleTeams } from "@/components/profiles/use-example-teams";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { StatusDot } from "@/components/ui/status-dot";
import { createHref } from "@/lib/profiles/links";

/** Says what application profiles are for; in local mode offers three of them. */
export function NoApplicationProfiles({
  region,
  teams,
}: {
  region: string;
  /** Null where examples are not offered. */
  teams: ExampleTeams | null;
}) {
  const hasStarted = teams?.hasStarted ?? false;
  return (
    <Card aria-label="No application profiles yet">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
        <div className="flex min-w-0 flex-1 basis-80 gap-3">
          <Users aria-hidden className="mt-0.5 size-5 shrink-0 text-muted-foreground" />
          <div>
            <h2 className="font-semibold text-base">
              {hasStarted ? "Creating the example teams" : `No application profiles in ${region} yet`}
            </h2>
            <p className="max-w-xl text-muted-foreground">
              An application profile is a team’s own copy of a system profile or a model: same routing and price, with
              tags, usage figures and an ARN of its own.
              {teams && " The examples are customer service, analytics and marketing."}
            </p>
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          {teams && (
            <Button onClick={teams.create} pending={teams.isRunning}>
              {hasStarted ? "Create the missing example teams" : "Create the three example teams"}
            </Button>
          )}
          <Button asChild variant="primary">
            <Link href={createHref()}>
              <Plus aria-hidden />
              Create profile
            </Link>
          </Button>
        </div>
      </div>
      {teams && hasStarted && (
        <ul className="space-y-2 border-line border-t px-4 py-3" aria-live="polite">
          {teams.examples.map(({ input, state, error }) => (
            <li key={input.name}>
              <span className="flex items-center justify-between gap-3">
                <span className="truncate font-medium">{input.name}</span>
                <ExampleState state={state} />
              </span>
              {error && <ErrorPanel error={error} className="mt-1" />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ExampleState({ state }: { state: "waiting" | "creating" | "created" | "failed" }) {
  if (state === "created") return <StatusDot tone="success">Created</StatusDot>;
  if (state === "failed") return <StatusDot tone="danger">Not created</StatusDot>;
  return <StatusDot tone="neutral">{state === "creating" ? "Creating…" : "Waiting"}</StatusDot>;
}
