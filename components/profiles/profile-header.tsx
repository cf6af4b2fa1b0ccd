import { Columns2, Copy, Gauge, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ProfileMenu } from "@/components/profiles/profile-menu";
import { LegacyBadge, ProfileStatus } from "@/components/profiles/profile-status";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyableId } from "@/components/ui/copyable-id";
import { newBenchmarkHref } from "@/lib/benchmarks/links";
import type { TagPolicy } from "@/lib/config/schema";
import { createHref, playgroundHref } from "@/lib/profiles/links";
import type { ProfileDetail } from "@/lib/profiles/schema";
import { snippetTargetOf } from "@/lib/profiles/snippet-target";
import { snippet } from "@/lib/profiles/snippets";

/** Name, state and ARN of a profile, and what can be done with it. */
export function ProfileHeader({ detail, policy }: { detail: ProfileDetail; policy: TagPolicy }) {
  const { profile } = detail;
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
          <p>{profile.modelName}</p>
          <CopyableId value={profile.profileArn} label="Copy ARN" max={110} />
          {!isApplication && (
            <p>
              System-defined profiles belong to AWS: they cannot be tagged, changed or deleted, so there is no Edit and
              no Delete.
            </p>
          )}
        </>
      }
      actions={
        <>
          {profile.noTextReason === null && <TestActions detail={detail} />}
          {isApplication && <ProfileMenu detail={detail} policy={policy} />}
        </>
      }
    />
  );
}

/** For profiles that answer with text. */
function TestActions({ detail }: { detail: ProfileDetail }) {
  const { profile, twin } = detail;
  const python = snippet(snippetTargetOf(detail), "python", false);
  return (
    <>
      {"text" in python && (
        <CopyButton value={python.text} label="Copy snippet (Python)" variant="secondary" size="md">
          Copy snippet
        </CopyButton>
      )}
      {profile.type === "SYSTEM_DEFINED" && (
        <Button asChild>
          <Link href={createHref(profile.profileArn)}>
            <Copy aria-hidden />
            Create team profile
          </Link>
        </Button>
      )}
      {twin && (
        <Button asChild>
          <Link href={newBenchmarkHref(twin.profileArn, profile.profileArn)}>
            <Gauge aria-hidden />
            Benchmark
          </Link>
        </Button>
      )}
      {twin && (
        <Button asChild>
          <Link href={playgroundHref(profile.profileId, twin.profileId)}>
            <Columns2 aria-hidden />
            Compare with system twin
          </Link>
        </Button>
      )}
      <Button asChild variant="primary">
        <Link href={playgroundHref(profile.profileId)}>
          <MessagesSquare aria-hidden />
          Test
        </Link>
      </Button>
    </>
  );
}
