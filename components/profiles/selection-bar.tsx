"use client";

import { Columns2, Gauge, Tags } from "lucide-react";
import Link from "next/link";
import { useShortcuts } from "@/components/layout/use-shortcuts";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { newBenchmarkHref } from "@/lib/benchmarks/links";
import { maxArms } from "@/lib/benchmarks/schema";
import { plural } from "@/lib/format";
import { maxPanes } from "@/lib/invocations/schema";
import { playgroundHref, profileRef } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { retagHref } from "@/lib/tags/links";

/** What can be done with the selected rows; floats above the list. */
export function SelectionBar({
  selected,
  home,
  onClear,
}: {
  selected: ProfileSummary[];
  home: string;
  onClear: () => void;
}) {
  useShortcuts({ escape: onClear });
  const obstacle = obstacleOf(selected);
  return (
    <section
      aria-label="Selection"
      className="fixed inset-x-2 bottom-4 z-20 mx-auto flex w-fit animate-appear flex-wrap items-center gap-2 rounded-card border border-line bg-surface px-3 py-2 shadow-floating"
    >
      <p role="status" className="font-semibold">
        {plural(selected.length, "selected", "selected")}
      </p>
      {obstacle === null ? (
        <Button asChild variant="primary" size="sm">
          <Link href={playgroundHref(...selected.map((profile) => profileRef(profile, home)))}>
            <Columns2 aria-hidden />
            {selected.length === 1 ? "Test" : "Test side by side"}
          </Link>
        </Button>
      ) : (
        <span className="text-muted-foreground text-xs">{obstacle}</span>
      )}
      {selected.length >= 2 &&
        selected.length <= maxArms &&
        selected.every((profile) => profile.noTextReason === null) && (
          <Button asChild size="sm">
            <Link href={newBenchmarkHref(...selected.map((profile) => profile.profileArn))}>
              <Gauge aria-hidden />
              Benchmark
            </Link>
          </Button>
        )}
      <CopyButton
        variant="secondary"
        label={selected.length === 1 ? "Copy ARN" : "Copy ARNs"}
        value={() => selected.map((profile) => profile.profileArn).join("\n")}
      >
        {selected.length === 1 ? "Copy ARN" : "Copy ARNs"}
      </CopyButton>
      <RetagLink selected={selected} />
      <Button variant="ghost" size="sm" onClick={onClear}>
        Clear <span className="hidden font-mono text-2xs sm:inline">Esc</span>
      </Button>
    </section>
  );
}

/** Only application profiles carry tags. */
function RetagLink({ selected }: { selected: ProfileSummary[] }) {
  const ids = selected.filter(({ type }) => type === "APPLICATION").map(({ profileId }) => profileId);
  if (ids.length === 0) return null;
  return (
    <Button asChild size="sm">
      <Link href={retagHref(ids)}>
        <Tags aria-hidden />
        Re-tag{ids.length < selected.length && ` ${ids.length}`}
      </Link>
    </Button>
  );
}

/** Why these cannot be tested, or null. */
export function obstacleOf(selected: ProfileSummary[]): string | null {
  const silent = selected.find((profile) => profile.noTextReason !== null);
  if (silent) return `${silent.name} cannot be tested: ${silent.noTextReason}`;
  return selected.length > maxPanes ? `At most ${maxPanes} are tested side by side` : null;
}
