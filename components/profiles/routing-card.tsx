import { RouteDiagram } from "@/components/profiles/route-diagram";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ProfileDetail, ProfileSummary } from "@/lib/profiles/schema";

/** Where requests sent to the source Region may be served. */
export function RoutingCard({ detail: { profile, twin, region } }: { detail: ProfileDetail }) {
  const isApplication = profile.type === "APPLICATION";
  const self = { name: profile.name, note: "system-defined profile", isModel: false };
  const copied = twin ? { name: twin.name, note: "same models", isModel: false } : null;
  return (
    <Card>
      <CardHeader title="Routing" description={describeRouting(profile, region)} />
      <CardBody>
        <RouteDiagram
          profile={isApplication ? { name: profile.name } : null}
          source={isApplication ? copied : self}
          modelName={profile.modelName}
          route={profile.route}
        />
      </CardBody>
    </Card>
  );
}

function describeRouting({ route }: ProfileSummary, region: string): string {
  if (route.scope === "global") return `Requests sent to ${region} may be served by any commercial AWS Region`;
  if (route.scope === "region") return `Requests sent to ${region} stay in ${route.label}`;
  return `Requests sent to ${region} may be served by any of these ${route.regions.length} Regions`;
}
