"use client";

import { CalendarArrowDown, CalendarCheck, Search } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { pageFilterAttribute } from "@/components/layout/app-shell";
import { PageHeader } from "@/components/layout/page-header";
import { PageProblems } from "@/components/profiles/page-problems";
import { NotesDialog } from "@/components/retirement/notes-dialog";
import { RetirementTable } from "@/components/retirement/retirement-table";
import { type Owners, useOwners } from "@/components/retirement/use-owners";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { inputStyles } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { formatCount, formatDate, plural } from "@/lib/format";
import { maxReplacements } from "@/lib/replacement/schema";
import { filterRadar, isShown, type RadarFilter, radarFilters } from "@/lib/retirement/filter";
import { knownEndsSource } from "@/lib/retirement/known-ends";
import { replaceHref } from "@/lib/retirement/links";
import { byUrgency, isAffected } from "@/lib/retirement/radar";
import type { Radar, RadarRow } from "@/lib/retirement/schema";
import { radarSearchParams } from "@/lib/retirement/search-params";

const filterWords: Record<RadarFilter, string> = {
  affected: "Affected",
  retired: "Ended",
  within30: "30 days",
  within90: "90 days",
  all: "All",
};

/** Every team profile by the end of its model, the most urgent first. */
export function RetirementView({ radar }: { radar: Radar }) {
  const owners = useOwners(radar);
  const [view, setView] = useQueryStates(radarSearchParams, { history: "push" });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const sorted = byUrgency(radar.rows.map((row) => ({ ...row, name: row.profile.name })));
  const shown = filterRadar(sorted, view, owners.ownerOf);
  const affected = sorted.filter(({ outlook }) => isAffected(outlook));
  const toggle = (arn: string) =>
    setSelected((current) => {
      const next = new Set(current);
      if (!next.delete(arn)) next.add(arn);
      return next;
    });
  const chosen = shown.filter(({ profile }) => selected.has(profile.profileArn));
  return (
    <div className="space-y-3 p-4 md:p-5">
      <PageHeader
        title="Retirement"
        description={`Models with an end date: ${formatCount(affected.length)} of ${plural(radar.rows.length, "team profile")}. Days counted from ${formatDate(radar.today)}${radar.isLocalCalendar ? ", the day of the local Bedrock's calendar" : ""}.`}
        actions={
          <>
            <NotesDialog rows={affected} owners={owners} today={radar.today} profiles={radar.rows} />
            <Button asChild>
              <a href="/api/retirement/calendar" download>
                <CalendarArrowDown aria-hidden />
                Calendar (.ics)
              </a>
            </Button>
          </>
        }
      />
      <PageProblems problems={radar.problems} />
      <TagFailure owners={owners} />
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Which profiles"
          value={view.show}
          options={radarFilters.map((value) => ({
            value,
            label: filterWords[value],
            count: sorted.filter((row) => isShown(row, value)).length,
          }))}
          onChange={(show) => void setView({ show })}
        />
        <SearchBox q={view.q} onSearch={(q) => void setView({ q }, { history: "replace" })} />
        <OwnerSelect rows={sorted} owners={owners} owner={view.owner} onChange={(owner) => void setView({ owner })} />
      </div>
      {chosen.length > 0 && <Selection chosen={chosen} onClear={() => setSelected(new Set())} />}
      {shown.length > 0 ? (
        <RetirementTable
          rows={shown}
          all={radar.rows}
          owners={owners}
          today={radar.today}
          home={radar.home}
          selected={selected}
          onSelect={setSelected}
          onToggle={toggle}
        />
      ) : (
        <Nothing total={radar.rows.length} onAll={() => void setView({ show: "all", q: "", owner: null })} />
      )}
      <p className="text-muted-foreground text-xs">
        Dates are Bedrock's own answer where it gives one. Where it does not, they are those of{" "}
        <a
          href={knownEndsSource.url}
          target="_blank"
          rel="noopener noreferrer"
          className="underline underline-offset-2"
        >
          {knownEndsSource.title}
          <span className="sr-only"> (new tab)</span>
        </a>{" "}
        as read in {knownEndsSource.readIn}, and marked. Last calls are those made through this console: calls made
        elsewhere are not seen here.
      </p>
    </div>
  );
}

function TagFailure({ owners: { error, retry } }: { owners: Owners }) {
  if (!error) return null;
  return (
    <Callout
      tone="warning"
      role="status"
      title="Some owners are unknown"
      actions={<Button onClick={retry}>Retry</Button>}
    >
      {error.message}
    </Callout>
  );
}

function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  return (
    <div className="relative w-full min-w-0 sm:w-64">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" />
      <input
        type="search"
        aria-label="Filter by name, model or Region"
        placeholder="Name, model or Region"
        maxLength={200}
        value={q}
        onChange={(event) => onSearch(event.target.value)}
        className={cn(inputStyles, "pl-8")}
        {...{ [pageFilterAttribute]: "" }}
      />
    </div>
  );
}

const anyone = "*";

function OwnerSelect({
  rows,
  owners,
  owner,
  onChange,
}: {
  rows: RadarRow[];
  owners: Owners;
  owner: string | null;
  onChange: (owner: string | null) => void;
}) {
  const names = new Set(rows.flatMap(({ profile }) => owners.ownerOf(profile) ?? []));
  if (owner) names.add(owner);
  return (
    <select
      aria-label="Owner"
      value={owner ?? anyone}
      onChange={({ target }) => onChange(target.value === anyone ? null : target.value)}
      className={cn(inputStyles, "w-auto max-w-48")}
    >
      <option value={anyone}>Every owner</option>
      <option value="">No owner</option>
      {[...names].sort().map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Selection({ chosen, onClear }: { chosen: RadarRow[]; onClear: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-line bg-surface px-3 py-2">
      <span role="status">{plural(chosen.length, "profile")} chosen</span>
      <Button asChild variant="primary" size="sm">
        <Link href={replaceHref(chosen.map(({ profile }) => profile))}>Replace…</Link>
      </Button>
      {chosen.length > maxReplacements && (
        <span className="text-muted-foreground">One plan takes {maxReplacements}: the most urgent go first.</span>
      )}
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

function Nothing({ total, onAll }: { total: number; onAll: () => void }) {
  if (total === 0) {
    return (
      <Card>
        <EmptyState
          icon={CalendarCheck}
          title="No team profiles yet"
          actions={
            <Button asChild>
              <Link href="/profiles/new">Create a profile</Link>
            </Button>
          }
        >
          Once there are application profiles, the ends of their models are watched here.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={CalendarCheck}
        title="Nothing to do here"
        actions={<Button onClick={onAll}>Show all profiles</Button>}
      >
        No profile of this view goes to a model with a known end.
      </EmptyState>
    </Card>
  );
}
