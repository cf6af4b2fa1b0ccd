"use client";

import Link from "next/link";
import { parseAsInteger, useQueryState } from "nuqs";
import { TryBoth } from "@/components/replacement/try-both";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { inputStyles } from "@/components/ui/field";
import { formatDateTime, plural } from "@/lib/format";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { defaultSilentDays, silenceOf, silentDays } from "@/lib/replacement/silence";
import type { Counterpart, Replacement } from "@/lib/retirement/schema";

/** What this profile takes the place of, what takes its own, and whether it may go. */
export function ReplacementCard({
  profile,
  replacement: { replaces, replacedBy, lastCallAt, today, home },
}: {
  profile: ProfileSummary;
  replacement: Replacement;
}) {
  return (
    <div className="space-y-2">
      {replacedBy && (
        <Callout
          tone="warning"
          title={
            <>
              Replaced by <CounterpartLink counterpart={replacedBy} />
            </>
          }
          actions={
            replacedBy.name !== null && (
              <TryBoth old={profile} next={{ ...replacedBy, region: profile.region }} home={home} />
            )
          }
        >
          <SilenceLine profile={profile} lastCallAt={lastCallAt} today={today} />
        </Callout>
      )}
      {replaces && (
        <Callout
          title={
            <>
              Replaces <CounterpartLink counterpart={replaces} />
            </>
          }
          actions={
            replaces.name !== null && (
              <TryBoth old={{ ...replaces, region: profile.region }} next={profile} home={home} />
            )
          }
        >
          {replaces.name === null
            ? "The old profile does not exist any more."
            : "Callers of the old one go on using it until they are given this profile's ARN."}
        </Callout>
      )}
    </div>
  );
}

function CounterpartLink({ counterpart: { profileId, name, region } }: { counterpart: Counterpart }) {
  if (name === null) return <code className="font-mono text-xs">{profileId}</code>;
  return (
    <Link href={profileHref(profileId, region)} className="underline underline-offset-2">
      {name}
    </Link>
  );
}

/** Deletion is suggested only after the chosen time without a call, and never without saying what is not seen. */
function SilenceLine({
  profile,
  lastCallAt,
  today,
}: {
  profile: ProfileSummary;
  lastCallAt: Date | null;
  today: Date;
}) {
  const [wanted, setWanted] = useQueryState("silent", parseAsInteger.withDefault(defaultSilentDays));
  const threshold = silentDays.find((days) => days === wanted) ?? defaultSilentDays;
  const { isSilent, days } = silenceOf({ lastCallAt, createdAt: profile.createdAt }, threshold, today);
  const last = lastCallAt
    ? `Last called through this console on ${formatDateTime(lastCallAt)} (${plural(days ?? 0, "day")} ago).`
    : "Never called through this console.";
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>{last}</span>
      <label className="flex items-center gap-1.5">
        Counts as silent after
        <select
          value={threshold}
          onChange={({ target }) => void setWanted(Number(target.value))}
          className={cn(inputStyles, "h-7 w-auto")}
        >
          {silentDays.map((option) => (
            <option key={option} value={option}>
              {option} days
            </option>
          ))}
        </select>
      </label>
      <strong className="font-medium">
        {isSilent ? "Silent: it may be deleted, under More actions." : "Not silent long enough to be deleted."}
      </strong>
      <span className="text-muted-foreground">
        Calls made elsewhere are not seen here: ask its owner, or CloudTrail.
      </span>
    </div>
  );
}
