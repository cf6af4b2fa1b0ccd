import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import type { ProfileComparison } from "@/lib/compare/schema";
import { formatCount, formatUsd } from "@/lib/format";

const numbers = [
  "Complete",
  "Failed",
  "Throttled",
  "Stopped",
  "Incomplete",
  "Interrupted",
  "Tokens in",
  "Tokens out",
  "Estimated cost",
];

/** How every call of each profile ended. Only complete ones enter a latency. */
export function OutcomesTable({ profiles }: { profiles: ProfileComparison[] }) {
  return (
    <Card>
      <CardHeader
        title="Outcomes"
        description="All calls by how they ended. Only complete ones enter the charts; cost is at list price, over calls with known usage."
      />
      <div className="border-line border-t">
        <Table aria-label="Outcomes">
          <TableHead>
            <TableRow>
              <TableHeaderCell>Profile</TableHeaderCell>
              <TableHeaderCell>Model</TableHeaderCell>
              {numbers.map((label) => (
                <TableHeaderCell key={label} className="px-2.5 text-right">
                  {label}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {profiles.map((profile) => (
              <OutcomeRow key={profile.profileArn} profile={profile} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

function OutcomeRow({ profile }: { profile: ProfileComparison }) {
  const { complete, failed, throttled, stopped, incomplete, interrupted } = profile.outcomes;
  const counts = [complete, failed, throttled, stopped, incomplete, interrupted];
  const cells = [...counts, profile.inputTokens, profile.outputTokens].map(formatCount);
  return (
    <TableRow>
      <TableCell>
        <span className="flex items-center gap-2 whitespace-nowrap">
          <ProfileTypeBadge type={profile.profileType} />
          <span className="font-medium">{profile.profileName}</span>
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap">{profile.modelName}</TableCell>
      {[...cells, costOf(profile)].map((cell, index) => (
        <TableCell key={numbers[index]} className="whitespace-nowrap px-2.5 text-right tabular-nums">
          {cell}
        </TableCell>
      ))}
    </TableRow>
  );
}

function costOf({ estimatedCostUsd, unpricedCalls }: ProfileComparison): string {
  return unpricedCalls > 0 ? `unpriced (${formatCount(unpricedCalls)})` : formatUsd(estimatedCostUsd);
}
