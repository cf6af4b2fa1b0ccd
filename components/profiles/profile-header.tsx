import { Columns2, Copy, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { DeleteProfileDialog } from "@/components/profiles/delete-profile-dialog";
import { LegacyBadge, ProfileStatus } from "@/components/profiles/profile-status";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { createHref, playgroundHref } from "@/lib/profiles/links";
import type { ProfileDetail } from "@/lib/profiles/schema";

export function ProfileHeader({ detail: { profile, twin } }: { detail: ProfileDetail }) {
  const isApplication = profile.type === "APPLICATION";
  return (
    <PageHeader
      title={
        <>
          {profile.name}
          <ProfileTypeBadge type={profile.type} />
          <span className="font-normal text-sm">
            <ProfileStatus status={profile.status} />
          </span>
          <LegacyBadge profile={profile} />
        </>
      }
      description={
        <>
          <CopyableId value={profile.profileArn} label="Copy ARN" max={110} />
          {!isApplication && <p>System-defined profiles belong to AWS: they cannot be tagged, changed or deleted.</p>}
        </>
      }
      actions={
        <>
          {isApplication && <DeleteProfileDialog profile={profile} />}
          {!isApplication && profile.noTextReason === null && (
            <Button asChild>
              <Link href={createHref(profile.profileId)}>
                <Copy aria-hidden />
                Create team profile
              </Link>
            </Button>
          )}
          {profile.noTextReason === null && twin && (
            <Button asChild>
              <Link href={playgroundHref(profile.profileId, twin.profileId)}>
                <Columns2 aria-hidden />
                Test beside twin
              </Link>
            </Button>
          )}
          {profile.noTextReason === null && (
            <Button asChild variant="primary">
              <Link href={playgroundHref(profile.profileId)}>
                <MessagesSquare aria-hidden />
                Open in playground
              </Link>
            </Button>
          )}
        </>
      }
    />
  );
}
