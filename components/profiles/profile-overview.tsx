import { LegacyBadge } from "@/components/profiles/profile-status";
import { RoutingCard } from "@/components/profiles/routing-card";
import { TwinCard } from "@/components/profiles/twin-card";
import { TagsCard } from "@/components/tags/tags-card";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import type { TagPolicy } from "@/lib/config/schema";
import { formatDate, formatDateTime } from "@/lib/format";
import type { ProfileDetail, ProfileSummary } from "@/lib/profiles/schema";

/** The facts of one profile: route, models, tags, twin. */
export function ProfileOverview({ detail, policy }: { detail: ProfileDetail; policy: TagPolicy }) {
  const { profile } = detail;
  return (
    <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
      <aside aria-label="Facts" className="min-w-0 space-y-3 lg:sticky lg:top-4 lg:order-last">
        <ProfileFacts detail={detail} />
        <TwinCard detail={detail} />
      </aside>
      <div className="min-w-0 space-y-3">
        <RoutingCard detail={detail} />
        <TagsCard detail={detail} policy={policy} />
        <ModelFacts profile={profile} />
      </div>
    </div>
  );
}

function ModelFacts({ profile }: { profile: ProfileSummary }) {
  return (
    <Card>
      <CardHeader title="Model" />
      <Facts
        rows={[
          {
            label: "Model",
            value: (
              <>
                {profile.modelName} <code className="font-mono text-muted-foreground text-xs">{profile.modelId}</code>
              </>
            ),
          },
          { label: "Provider", value: profile.provider },
          { label: "Answers", value: profile.noTextReason ?? "With text" },
          { label: "Lifecycle", value: <Lifecycle profile={profile} /> },
        ]}
      />
    </Card>
  );
}

function Lifecycle({ profile }: { profile: ProfileSummary }) {
  if (profile.lifecycle === "UNKNOWN") return <>Unknown: Bedrock does not list this model here</>;
  if (profile.lifecycle === "ACTIVE") return <>Active</>;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <LegacyBadge profile={profile} />
      {profile.endOfLifeAt ? `ends on ${formatDate(profile.endOfLifeAt)}` : "end date not announced"}
    </span>
  );
}

function ProfileFacts({ detail: { profile, region, accountId } }: { detail: ProfileDetail }) {
  return (
    <Card>
      <CardHeader title="Profile" />
      <Facts
        rows={[
          { label: "ID", value: <code className="break-all font-mono text-xs">{profile.profileId}</code> },
          { label: "Description", value: profile.description ?? <span className="text-muted-foreground">none</span> },
          { label: "Created", value: formatDateTime(profile.createdAt) },
          { label: "Updated", value: formatDateTime(profile.updatedAt) },
          { label: "Region", value: region },
          { label: "Account", value: <span className="font-mono text-xs">{accountId ?? "unknown"}</span> },
        ]}
      />
    </Card>
  );
}
