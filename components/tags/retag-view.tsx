"use client";

import { Tags } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { makePlan } from "@/components/plans/make-plan";
import { useLeaveGuard } from "@/components/profiles/use-leave-guard";
import { failureOf } from "@/components/request/failure";
import { RetagPreview } from "@/components/tags/retag-preview";
import { newRule, RuleRows } from "@/components/tags/rule-rows";
import { useTaggable } from "@/components/tags/use-taggable";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { Config } from "@/lib/config/schema";
import { tagScore } from "@/lib/config/tag-score";
import { plural } from "@/lib/format";
import { maxPlanRows } from "@/lib/plans/schema";
import type { ActionError } from "@/lib/result";
import { type PlannedRetag, planRetags, ruleProblem } from "@/lib/tags/rules";
import type { Taggable, TaggableListing } from "@/lib/tags/schema";
import { type retagScopes, retagSearchParams } from "@/lib/tags/search-params";

type Scope = (typeof retagScopes)[number];
type Settings = Pick<Config, "tagPolicy" | "nameTemplate">;

/** Changes the tags of many profiles by rules: every change is shown, then made into a plan, then applied. */
export function RetagView({ chosen, settings }: { chosen: string[]; settings: Settings }) {
  const [{ scope }, setParams] = useQueryStates({ scope: retagSearchParams.scope }, { history: "push" });
  const within: Scope = scope ?? (chosen.length > 0 ? "chosen" : "below");
  const taggable = useTaggable(within === "chosen" ? chosen : []);
  return (
    <div className="space-y-3 p-4 md:p-5">
      <PageHeader
        title="Re-tag profiles"
        description="Rules change the tags of many profiles at once. Nothing is changed before you have seen and applied the plan."
      />
      <Segmented
        label="Which profiles"
        value={within}
        onChange={(value) => void setParams({ scope: value })}
        options={[
          { value: "chosen", label: "Chosen", count: chosen.length, disabled: chosen.length === 0 },
          { value: "below", label: "Tag score below 100 %" },
          { value: "all", label: "All" },
        ]}
      />
      {taggable.error && (
        <ErrorPanel
          title="The tags could not be read"
          error={failureOf(taggable.error)}
          onRetry={() => taggable.refetch()}
          retrying={taggable.isFetching}
        />
      )}
      {taggable.data ? (
        <Rules
          listing={taggable.data}
          profiles={inScope(taggable.data.profiles, within, settings)}
          settings={settings}
          onRetry={() => taggable.refetch()}
        />
      ) : (
        !taggable.error && (
          <div role="status" aria-label="Reading the tags of the profiles" className="space-y-3">
            <Skeleton className="h-36 rounded-card" />
            <Skeleton className="h-64 rounded-card" />
          </div>
        )
      )}
    </div>
  );
}

function inScope(profiles: Taggable[], scope: Scope, { tagPolicy }: Settings): Taggable[] {
  if (scope !== "below") return profiles;
  return profiles.filter(({ tags }) => (tagScore(tagPolicy, tags).share ?? 1) < 1);
}

function Rules({
  listing: { unread },
  profiles,
  settings,
  onRetry,
}: {
  listing: TaggableListing;
  profiles: Taggable[];
  settings: Settings;
  onRetry: () => void;
}) {
  const [rules, setRules] = useState(() => [newRule()]);
  const plan = useMakePlan();
  const rows = planRetags(settings, profiles, rules);
  const ready = rows.filter(({ findings }) => findings.length === 0);
  const isBegun = rules.some(({ key, value }) => key !== "" || value !== "");
  useLeaveGuard(isBegun && !plan.isDone, "Leave this page? The rules you entered are lost.");
  const [first] = unread;
  return (
    <>
      {first && (
        <ErrorPanel
          tone="warning"
          title={`${unread.length === 1 ? first.what : `${first.what} and ${unread.length - 1} more`} could not be read, and are left out`}
          error={first.error}
          onRetry={onRetry}
        />
      )}
      {profiles.length === 0 ? (
        <NoProfiles />
      ) : (
        <>
          <RuleRows rules={rules} template={settings.nameTemplate} onChange={setRules} />
          {rules.some((rule) => ruleProblem(rule) === null) && <RetagPreview rows={rows} total={profiles.length} />}
          {plan.error && <ErrorPanel title="The plan was not made" error={plan.error} />}
          {ready.length > maxPlanRows && (
            <Callout tone="warning" title={`A plan holds at most ${plural(maxPlanRows, "profile")}`}>
              Choose fewer profiles, or make the rest a second plan.
            </Callout>
          )}
          <Button
            variant="primary"
            disabled={ready.length === 0 || ready.length > maxPlanRows}
            pending={plan.isPending}
            onClick={() => plan.make(ready)}
          >
            Make a plan for {plural(ready.length, "profile")}
          </Button>
        </>
      )}
    </>
  );
}

function NoProfiles() {
  return (
    <Card>
      <EmptyState
        icon={Tags}
        title="No profile to re-tag"
        actions={
          <Button asChild>
            <Link href="/profiles">Back to profiles</Link>
          </Button>
        }
      >
        Every profile here carries its required tags, or there is none of that kind.
      </EmptyState>
    </Card>
  );
}

/** Stores the plan and opens it; it is applied there. */
function useMakePlan() {
  const router = useRouter();
  const [isPending, setPending] = useState(false);
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);

  async function make(rows: PlannedRetag[]) {
    setPending(true);
    setError(null);
    const result = await send(rows);
    setPending(false);
    if ("error" in result) return setError(result.error);
    setDone(true);
    router.push(`/plans/${result.planId}`);
  }
  return { make, isPending, isDone, error };
}

async function send(rows: PlannedRetag[]): Promise<{ planId: string } | { error: ActionError }> {
  const title = `Re-tag ${plural(rows.length, "profile")}`;
  try {
    return await makePlan({
      kind: "retag",
      title,
      rows: rows.map(({ profile, changes }) => ({ profileArn: profile.profileArn, name: profile.name, changes })),
    });
  } catch (thrown) {
    return { error: failureOf(thrown) };
  }
}
