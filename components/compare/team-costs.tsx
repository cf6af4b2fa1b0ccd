import { teamLabel } from "@/components/compare/team-label";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import type { ProfileComparison, TeamCost } from "@/lib/compare/schema";
import { teamName } from "@/lib/compare/team-name";
import { formatCount, formatUsd, plural } from "@/lib/format";

const numbers = ["Profiles", "Complete calls", "Tokens in", "Tokens out", "Unpriced calls", "Estimated cost"];

/** What each team's calls cost at list price. Without an owner and without a price are listed, never left out. */
export function TeamCosts({ teams, profiles }: { teams: TeamCost[]; profiles: ProfileComparison[] }) {
  if (teams.length === 0) return null;
  const unpriced = unpricedModels(profiles);
  return (
    <Card>
      <CardHeader
        title="Estimated cost per team"
        description="By the owner tag that each profile had when it was called; list prices, over complete calls. System-defined profiles carry no tag."
      />
      {unpriced && <p className="px-4 pb-3 text-warning text-xs">{unpriced}</p>}
      <div className="border-line border-t">
        <Table aria-label="Estimated cost per team">
          <TableHead>
            <TableRow>
              <TableHeaderCell>Team</TableHeaderCell>
              {numbers.map((label) => (
                <TableHeaderCell key={label} className="px-2.5 text-right">
                  {label}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {teams.map((team) => (
              <TeamRow key={teamName(team.team)} team={team} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

function TeamRow({ team }: { team: TeamCost }) {
  const { profiles, calls, inputTokens, outputTokens, unpricedCalls, estimatedCostUsd } = team;
  const counts = [profiles, calls, inputTokens, outputTokens, unpricedCalls].map(formatCount);
  const cost =
    unpricedCalls > 0 && estimatedCostUsd !== null
      ? `at least ${formatUsd(estimatedCostUsd)}`
      : formatUsd(estimatedCostUsd);
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap font-medium">{teamLabel(teamName(team.team))}</TableCell>
      {[...counts, cost].map((cell, index) => (
        <TableCell key={numbers[index]} className="whitespace-nowrap px-2.5 text-right tabular-nums">
          {cell}
        </TableCell>
      ))}
    </TableRow>
  );
}

function unpricedModels(profiles: ProfileComparison[]): string | null {
  const unpriced = profiles.filter(({ unpricedCalls }) => unpricedCalls > 0);
  if (unpriced.length === 0) return null;
  const calls = unpriced.reduce((sum, { unpricedCalls }) => sum + unpricedCalls, 0);
  const names = [...new Set(unpriced.map(({ modelName }) => modelName))].join(", ");
  return `No list price is known for ${plural(calls, "call")}: ${names}. They are in no sum.`;
}
