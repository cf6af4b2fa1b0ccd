"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { makePlan } from "@/components/plans/make-plan";
import { ReplaceGroup } from "@/components/replacement/replace-group";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { TagPolicy } from "@/lib/config/schema";
import { plural } from "@/lib/format";
import { draftRows, groupOld, type OldProfile, toReplaceBodies } from "@/lib/replacement/draft";
import { type Successor, suggestSuccessor } from "@/lib/replacement/successors";
import type { ActionError } from "@/lib/result";

/** Chooses successors and names for profiles to be replaced, and makes the plan. */
export function ReplaceForm({
  old,
  successors,
  existing,
  policy,
}: {
  old: OldProfile[];
  successors: Successor[];
  /** Names that are in use. */
  existing: string[];
  policy: TagPolicy;
}) {
  const router = useRouter();
  const groups = groupOld(old);
  const [picked, setPicked] = useState<ReadonlyMap<string, Successor>>(new Map());
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [entered, setEntered] = useState<ReadonlyMap<string, Record<string, string>>>(new Map());
  const [error, setError] = useState<ActionError | null>(null);
  const [isPending, setPending] = useState(false);
  const suggestions = new Map(groups.map(({ key, first }) => [key, suggestSuccessor(first, successors)]));
  const suggested = [...suggestions].flatMap(([key, it]): [string, Successor][] => (it ? [[key, it.successor]] : []));
  const rows = draftRows(groups, {
    policy,
    chosen: new Map([...suggested, ...picked]),
    typed,
    entered,
    existing,
  });
  const bodies = toReplaceBodies(rows);

  async function plan() {
    if (!bodies || isPending) return;
    setPending(true);
    setError(null);
    try {
      const title = bodies.length === 1 ? `Replace ${old[0]?.profile.name}` : `Replace ${bodies.length} profiles`;
      const { planId } = await makePlan({ kind: "replace", title: title.slice(0, 120), rows: bodies });
      router.push(`/plans/${planId}`);
    } catch (thrown) {
      setError(failureOf(thrown));
      setPending(false);
    }
  }

  return (
    <div className="space-y-3">
      {groups.map((group) => (
        <ReplaceGroup
          key={group.key}
          group={group}
          rows={rows.filter(({ old: { profile } }) => group.members.some((it) => it.profile === profile))}
          policy={policy}
          entered={entered.get(group.key) ?? {}}
          onEnter={(key, value) =>
            setEntered(new Map([...entered, [group.key, { ...entered.get(group.key), [key]: value }]]))
          }
          suggestion={suggestions.get(group.key) ?? null}
          successors={successors.filter(({ region }) => region === group.first.region)}
          errors={error?.fieldErrors ?? {}}
          firstIndex={rows.findIndex(({ old: { profile } }) => profile === group.first)}
          onPick={(successor) => setPicked(new Map([...picked, [group.key, successor]]))}
          onName={(arn, name) => setTyped(new Map([...typed, [arn, name]]))}
        />
      ))}
      {error && <ErrorPanel title="The plan was not made" error={error} onRetry={plan} retrying={isPending} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" pending={isPending} disabled={!bodies} onClick={plan}>
          Make the plan
        </Button>
        <p className="text-muted-foreground">
          {bodies
            ? `${plural(bodies.length, "new profile")}, shown call by call before anything is created. Old profiles stay as they are, but for one tag.`
            : "Each row needs a successor, a name and the tags that the policy asks for."}
        </p>
      </div>
    </div>
  );
}
