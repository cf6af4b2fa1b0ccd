import type { ReactNode } from "react";
import { RouteMapCard } from "@/components/profiles/route-map-card";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { parseArn } from "@/lib/bedrock/arn";
import { formatDate, plural } from "@/lib/format";
import { placeOf, regionPlacesCheckedOn, regionPlacesSource } from "@/lib/profiles/region-places";
import { describeResidency, residencyLabels, residencyOf } from "@/lib/profiles/residency";
import type { ProfileDetail, ProfileSummary } from "@/lib/profiles/schema";

/** Where requests sent to the source Region may be served, and what that means for data. */
export function RouteTab({ detail: { profile, region } }: { detail: ProfileDetail }) {
  const source = parseArn(profile.profileArn)?.region || region;
  return (
    <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <DestinationsCard profile={profile} source={source} />
      <div className="min-w-0 space-y-3">
        <ResidencyCard profile={profile} source={source} />
        <RouteMapCard
          source={source}
          destinations={profile.route.regions}
          isWorldwide={profile.route.scope === "global"}
          description={describeResidency(profile.route)}
        />
      </div>
    </div>
  );
}

function DestinationsCard({ profile, source }: { profile: ProfileSummary; source: string }) {
  return (
    <Card>
      <CardHeader
        title="Destinations"
        description={`Requests sent to ${source} reach ${plural(profile.modelArns.length, "model")}, in the order in which Bedrock lists them`}
      />
      <Table aria-label="Destinations" className="border-line border-t">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Source</TableHeaderCell>
            <TableHeaderCell>Destination</TableHeaderCell>
            <TableHeaderCell>Place</TableHeaderCell>
            <TableHeaderCell>Model ARN</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {profile.modelArns.map((arn) => (
            <DestinationRow key={arn} arn={arn} source={source} />
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function DestinationRow({ arn, source }: { arn: string; source: string }) {
  const region = parseArn(arn)?.region ?? "";
  const place = placeOf(region);
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">{source}</TableCell>
      <TableCell className="whitespace-nowrap">
        {region || "any commercial Region"}
        {region === source && (
          <Badge shape="chip" className="ml-1.5">
            stays here
          </Badge>
        )}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {place ? placeName(place) : <span className="text-muted-foreground">{region ? "not known" : "worldwide"}</span>}
      </TableCell>
      <TableCell className="py-1">
        <span className="flex items-center gap-1">
          <code className="min-w-40 break-all font-mono text-muted-foreground text-xs">{arn}</code>
          <CopyButton value={arn} label={`Copy model ARN of ${region || "any Region"}`} />
        </span>
      </TableCell>
    </TableRow>
  );
}

function placeName({ place, country }: { place: string; country: string }): string {
  return place === country ? country : `${place}, ${country}`;
}

const facts = {
  atRest:
    "Data at rest stays in the source Region. Prompts and answers may travel to a destination, over AWS’s network.",
  policy:
    "An organisation policy that blocks any one destination makes the whole profile fail, also for requests that would have been served elsewhere.",
  unseen:
    "No answer says which Region served it. CloudTrail (additionalEventData.inferenceRegion) and the invocation log do.",
  price: "Routing has no fee: the price is that of the source Region.",
};

function ResidencyCard({ profile, source }: { profile: ProfileSummary; source: string }) {
  const { class: kind, countries } = residencyOf(profile.route);
  const crosses = profile.route.scope !== "region";
  const notes = crosses ? [facts.atRest, facts.policy, facts.unseen, facts.price] : [facts.atRest];
  return (
    <Card>
      <CardHeader
        title="Residency"
        actions={<Badge tone={crosses ? "warning" : "success"}>{residencyLabels[kind]}</Badge>}
      />
      <CardBody className="space-y-2">
        <p>{describeResidency(profile.route)}</p>
        {crosses && countries.length > 0 && !countries.includes(placeOf(source)?.country ?? "") && (
          <p className="text-warning">The source Region is in none of these countries.</p>
        )}
        <ul className="list-disc space-y-1 pl-4 text-muted-foreground text-xs">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <p className="text-2xs text-muted-foreground">
          Sources:{" "}
          <Source href="https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html">
            cross-Region inference
          </Source>
          , <Source href={regionPlacesSource}>geography of Regions</Source>. Checked{" "}
          {formatDate(new Date(regionPlacesCheckedOn))}.
        </p>
      </CardBody>
    </Card>
  );
}

function Source({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="underline underline-offset-2">
      {children}
    </a>
  );
}
