import type { TeamCost } from "@/lib/compare/schema";
import { teamName } from "@/lib/compare/team-name";
import { estimateTotalUsd } from "@/lib/pricing/cost";

/** Calls of one team, profile, model and route. Tokens: in, out, cache read, cache write. */
export interface TeamCalls {
  team: string | null;
  profileArn: string;
  modelId: string;
  route: "global" | "geo";
  complete: number;
  shortTokens: number[];
  longTokens: number[];
}

/** What each team's calls cost at list price, most expensive first; those without an owner at the end. */
export function teamCosts(groups: readonly TeamCalls[]): TeamCost[] {
  const byTeam = Map.groupBy(
    groups.filter(({ complete }) => complete > 0),
    ({ team }) => team,
  );
  const costs = [...byTeam].map(([team, calls]) => costOf(team, calls));
  const rank = ({ team }: TeamCost) => (team === null ? 2 : team === "" ? 1 : 0);
  const usd = ({ estimatedCostUsd }: TeamCost) => estimatedCostUsd ?? 0;
  return costs.sort((a, b) => rank(a) - rank(b) || usd(b) - usd(a) || teamName(a.team).localeCompare(teamName(b.team)));
}

function costOf(team: string | null, groups: TeamCalls[]): TeamCost {
  const costs = groups.map((group) => ({ complete: group.complete, usd: usdOf(group) }));
  const priced = costs.flatMap(({ usd }) => (usd === null ? [] : [usd]));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    team,
    profiles: new Set(groups.map(({ profileArn }) => profileArn)).size,
    calls: sum(groups.map(({ complete }) => complete)),
    inputTokens: sum(groups.map((group) => tokensOf(group, 0))),
    outputTokens: sum(groups.map((group) => tokensOf(group, 1))),
    estimatedCostUsd: priced.length === 0 ? null : sum(priced),
    unpricedCalls: sum(costs.flatMap(({ complete, usd }) => (usd === null ? [complete] : []))),
  };
}

/** Short and long prompts together. @param kind 0 in, 1 out */
export function tokensOf(
  { shortTokens, longTokens }: Pick<TeamCalls, "shortTokens" | "longTokens">,
  kind: number,
): number {
  return (shortTokens[kind] ?? 0) + (longTokens[kind] ?? 0);
}

/** Null when any rate that is needed is unknown. */
export function usdOf({
  modelId,
  route,
  shortTokens,
  longTokens,
}: Omit<TeamCalls, "team" | "profileArn" | "complete">) {
  const usage = ([inputTokens = 0, outputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0]: number[]) => ({
    inputTokens,
    outputTokens,
    cacheReadTokens,
    cacheWriteTokens,
  });
  return estimateTotalUsd({ modelId, scope: route, short: usage(shortTokens), long: usage(longTokens) })?.usd ?? null;
}
