"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { LegacyBadge } from "@/components/profiles/profile-status";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { describeIdentifier } from "@/lib/explain/arn-kinds";
import { explainKeys } from "@/lib/explain/keys";
import type { Resolved } from "@/lib/explain/resolve";
import { plural } from "@/lib/format";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileIdentity, ProfileSummary } from "@/lib/profiles/schema";
import { describeRoute } from "@/lib/profiles/sources";
import { type ActionResult, unwrap } from "@/lib/result";

/** What the text names, each with the profile it leads to. */
export function NamedResources({ resolved }: { resolved: Resolved[] }) {
  if (resolved.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Named in it" description="Names, models and routes as this console lists them now." />
      <Table aria-label="Named in it">
        <TableHead>
          <TableRow>
            <TableHeaderCell>In the text</TableHeaderCell>
            <TableHeaderCell>What it is here</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {resolved.map((entry) => (
            <TableRow key={entry.identifier.text}>
              <TableCell className="w-2/5 min-w-44">
                <code className="break-all font-mono text-xs">{entry.identifier.text}</code>
                <p className="text-muted-foreground text-xs">{describeIdentifier(entry.identifier)}</p>
              </TableCell>
              <TableCell className="min-w-52">
                <Target entry={entry} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function Target({ entry: { identifier, profile, through, reason } }: { entry: Resolved }) {
  if (profile) return <ProfileLine profile={profile} />;
  if (through.length > 0) return <Through profiles={through} />;
  if (!reason) return <span className="text-muted-foreground">Not a profile or model</span>;
  const isProfile = identifier.kind !== "model" && !/[*?$]/.test(identifier.text);
  return isProfile ? <Unlisted identifier={identifier.text} reason={reason} /> : reason;
}

function ProfileLine({ profile }: { profile: ProfileSummary }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link href={profileHref(profile.profileId, profile.region)} className="font-medium hover:underline">
          {profile.name}
        </Link>
        <ProfileTypeBadge type={profile.type} />
        <LegacyBadge profile={profile} />
      </p>
      <p className="text-muted-foreground text-xs">
        {profile.modelName} · called in {profile.region}, routes to {describeRoute(profile.route)}
      </p>
    </>
  );
}

const maxThrough = 4;

function Through({ profiles }: { profiles: ProfileSummary[] }) {
  return (
    <>
      <p className="text-muted-foreground text-xs">{plural(profiles.length, "profile")} here go to this model:</p>
      <ul className="mt-1 space-y-1.5">
        {profiles.slice(0, maxThrough).map((profile) => (
          <li key={profile.profileArn}>
            <ProfileLine profile={profile} />
          </li>
        ))}
      </ul>
      {profiles.length > maxThrough && (
        <p className="mt-1 text-muted-foreground text-xs">
          and {profiles.length - maxThrough} more in the list of profiles
        </p>
      )}
    </>
  );
}

/** Not in the list: Bedrock is asked, since it may have been made just now, or be deleted. */
function Unlisted({ identifier, reason }: { identifier: string; reason: string }) {
  const { data, error, isPending } = useQuery({
    queryKey: explainKeys.identity(identifier),
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/resolve?${new URLSearchParams({ arn: identifier })}`, { signal });
      const result: ActionResult<ProfileIdentity> = await response.json();
      return unwrap(result);
    },
    retry: false,
  });
  if (data) {
    return (
      <>
        <Link href={profileHref(data.id, data.region)} className="font-medium hover:underline">
          {data.name}
        </Link>
        <p className="text-muted-foreground text-xs">
          {data.modelName} · called in {data.region}
        </p>
      </>
    );
  }
  return (
    <>
      <p>{reason}</p>
      <p className="text-muted-foreground text-xs">{isPending ? "Asking Bedrock…" : `Bedrock: ${error?.message}`}</p>
    </>
  );
}
