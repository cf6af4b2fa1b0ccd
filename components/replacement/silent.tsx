import Link from "next/link";
import { plural } from "@/lib/format";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { defaultSilentDays, silenceOf } from "@/lib/replacement/silence";

/** Suggests to delete a replaced profile once it has been silent long enough; says nothing before. */
export function Silent({
  profile,
  lastCallAt,
  now,
  afterDays = defaultSilentDays,
}: {
  profile: Pick<ProfileSummary, "profileId" | "region" | "createdAt">;
  lastCallAt: Date | null;
  now: Date;
  afterDays?: number;
}) {
  const { isSilent, days } = silenceOf({ lastCallAt, createdAt: profile.createdAt }, afterDays, now);
  if (!isSilent) return null;
  return (
    <p className="text-muted-foreground text-xs">
      {days === null ? "Never called here" : `Silent here for ${plural(days, "day")}`}:{" "}
      <Link href={profileHref(profile.profileId, profile.region)} className="underline underline-offset-2">
        consider deleting
      </Link>
    </p>
  );
}
