import { RouteDiagram } from "@/components/profiles/route-diagram";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { parseArn } from "@/lib/bedrock/arn";
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

/** The destination models, as the API lists them. */
export function ModelsCard({ profile }: { profile: ProfileSummary }) {
  return (
    <Card>
      <CardHeader title="Destination models" description="In the order in which Bedrock lists them" />
      <Table aria-label="Destination models" className="border-line border-t">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Region</TableHeaderCell>
            <TableHeaderCell>Model ARN</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {profile.modelArns.map((arn) => (
            <TableRow key={arn}>
              <TableCell className="whitespace-nowrap">{parseArn(arn)?.region || "any commercial"}</TableCell>
              <TableCell className="py-1">
                <span className="flex items-center gap-1">
                  <code className="break-all font-mono text-muted-foreground text-xs">{arn}</code>
                  <CopyButton value={arn} label={`Copy model ARN of ${parseArn(arn)?.region || "any Region"}`} />
                </span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
