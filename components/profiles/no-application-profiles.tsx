"use client";

import { Plus, Users } from "lucide-react";
import Link from "next/link";
import { useExampleTeams } from "@/components/profiles/use-example-teams";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { StatusDot } from "@/components/ui/status-dot";
import { createHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";

/** Says what application profiles are for; in local mode offers three of them. */
export function NoApplicationProfiles({
  region,
  profiles,
  offersExamples,
  onCreated,
}: {
  region: string;
  profiles: ProfileSummary[];
  offersExamples: boolean;
  onCreated: () => Promise<unknown>;
}) {
  const { examples, isRunning, create } = useExampleTeams(profiles, onCreated);
  const hasStarted = examples.some((example) => example.state !== "waiting");
  return (
    <Card>
      <EmptyState
        icon={Users}
        title={`No application profiles in ${region} yet`}
        className="py-6"
        actions={
          <>
            {offersExamples && examples.length > 0 && (
              <Button onClick={create} pending={isRunning}>
                {hasStarted ? "Create the missing example teams" : "Create the three example teams"}
              </Button>
            )}
            <Button asChild variant="primary">
              <Link href={createHref()}>
                <Plus aria-hidden />
                Create profile
              </Link>
            </Button>
          </>
        }
      >
        An application profile is a team’s own copy of a system profile or a model: same routing, same price, with tags,
        usage figures and an ARN of its own.
        {offersExamples && " The examples are customer service, analytics and marketing."}
      </EmptyState>
      {hasStarted && (
        <ul className="mx-auto max-w-2xl space-y-2 px-4 pb-5" aria-live="polite">
          {examples.map(({ input, state, error }) => (
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
