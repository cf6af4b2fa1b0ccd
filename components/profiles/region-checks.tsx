"use client";

import { useQuery } from "@tanstack/react-query";
import { failureOf } from "@/components/request/failure";
import { fetchJson } from "@/components/request/fetch-json";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusDot } from "@/components/ui/status-dot";
import { formatCount } from "@/lib/format";
import { profileKeys } from "@/lib/profiles/keys";
import type { RegionCheck, RegionCount } from "@/lib/profiles/schema";
import { type ActionError, type ActionResult, unwrap } from "@/lib/result";

/** Every configured Region with the state of each read, asked side by side: a slow one keeps nobody waiting. */
export function RegionChecks({ regions }: { regions: string[] }) {
  return (
    <div className="grid items-start gap-3 lg:grid-cols-2">
      {regions.map((region, index) => (
        <RegionCard key={region} region={region} isHome={index === 0} />
      ))}
    </div>
  );
}

function RegionCard({ region, isHome }: { region: string; isHome: boolean }) {
  const check = useQuery({
    queryKey: profileKeys.regionCheck(region),
    queryFn: async ({ signal }) =>
      unwrap(asCheck(await fetchJson(`/api/profiles/region-check?${new URLSearchParams({ region })}`, signal))),
    staleTime: 0,
  });
  const retry = () => void check.refetch();
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            {region}
            {isHome && <Badge>Home</Badge>}
          </span>
        }
        actions={
          <Button size="sm" onClick={retry} pending={check.isFetching}>
            Check again
          </Button>
        }
      />
      <CardBody aria-busy={check.isFetching}>
        {check.error ? (
          <ErrorPanel title={`${region} could not be checked`} error={failureOf(check.error)} />
        ) : (
          <dl className="divide-y divide-line">
            <Part name="System-defined profiles" state={check.data?.system} />
            <Part name="Application profiles" state={check.data?.application} />
            <Part name="Foundation models" state={check.data?.models} />
            <div className={rowStyles}>
              <dt>Tags</dt>
              <dd className="min-w-0">{check.data ? <TagState tags={check.data.tags} /> : <Waiting />}</dd>
            </div>
          </dl>
        )}
      </CardBody>
    </Card>
  );
}

const rowStyles = "grid gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0 sm:grid-cols-[11rem_minmax(0,1fr)]";

function Waiting() {
  return <Skeleton className="h-5 w-28" />;
}

function Part({ name, state }: { name: string; state: RegionCount | { error: ActionError } | undefined }) {
  return (
    <div className={rowStyles}>
      <dt>{name}</dt>
      <dd className="min-w-0">
        {!state && <Waiting />}
        {state && "count" in state && (
          <StatusDot tone="success">
            {formatCount(state.count)}
            {state.isMore && " or more"}
          </StatusDot>
        )}
        {state && "error" in state && <Refusal error={state.error} />}
      </dd>
    </div>
  );
}

function TagState({ tags }: { tags: RegionCheck["tags"] }) {
  if (tags.way === "together") return <StatusDot tone="success">all at once</StatusDot>;
  if (tags.way === "none") return <Refusal error={tags.error} />;
  return (
    <>
      <StatusDot tone="warning">
        {tags.way === "one by one" ? "one profile at a time, which is slow" : "nothing to try it with"}
      </StatusDot>
      <p className="break-words text-muted-foreground text-xs">Not all at once: {tags.reason.message}</p>
    </>
  );
}

function Refusal({ error }: { error: ActionError }) {
  return (
    <>
      <StatusDot tone="danger">{error.denied ? "no permission" : "does not answer"}</StatusDot>
      <p className="break-words text-xs">
        {error.message}
        {error.denied && !error.message.includes(error.denied.action) && ` Missing: ${error.denied.action}.`}
      </p>
    </>
  );
}

/** Our own route's answer, made from this very type. */
const asCheck = (value: unknown) => value as ActionResult<RegionCheck>;
