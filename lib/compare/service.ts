import "server-only";
import { authorize } from "@/lib/auth/permissions";
import * as repository from "@/lib/compare/repository";
import {
  type CallPoint,
  type CompareInput,
  type Comparison,
  type ProfileComparison,
  pointLimit,
} from "@/lib/compare/schema";
import { teamName, teamOfName } from "@/lib/compare/team-name";
import { teamCosts, tokensOf, usdOf } from "@/lib/compare/teams";
import { latencySummary } from "@/lib/compare/withhold";
import type { RequestContext } from "@/lib/request/context";
import { type CallSummary, type ProfileFigures, summariseCalls, trendOfCalls } from "@/lib/rollups/service";
import { timeRangeMs } from "@/lib/time-range";

/**
 * Latency, tokens, outcomes and estimated cost per profile and team over what was invoked here: of every call where they are
 * few, else of rolled-up hours, days and months. @throws AppError `forbidden`
 */
export async function comparison(ctx: RequestContext, input: CompareInput): Promise<Comparison> {
  authorize(ctx, "usage:read");
  const to = new Date();
  const window = { from: new Date(to.getTime() - timeRangeMs[input.range]), to };
  const filter = {
    modelId: input.model || undefined,
    region: input.region || undefined,
    team: teamOfName(input.team),
  };
  const [summary, points] = await Promise.all([
    summariseCalls(ctx.db, window, filter),
    repository.newestComplete(ctx.db, window, filter, pointLimit),
  ]);
  const trendStep = timeRangeMs[input.range] > timeRangeMs["7d"] ? "day" : "hour";
  const profiles = withRegions(summary.profiles.map(toProfileComparison));
  const totalPoints = profiles.reduce((sum, profile) => sum + profile.outcomes.complete, 0);
  return {
    ...window,
    isExact: summary.isExact,
    profiles,
    teams: teamCosts(summary.teams),
    trend: totalPoints > pointLimit ? await trendOfCalls(ctx.db, window, filter, trendStep) : [],
    trendStep,
    points: points.flatMap(toPoint),
    totalPoints,
    ...facetsOf(summary.facets),
  };
}

function facetsOf(facets: CallSummary["facets"]): Pick<Comparison, "models" | "regions" | "teamNames"> {
  const names = new Map(facets.map(({ modelId, modelName }) => [modelId, modelName]));
  const models = [...names].map(([modelId, modelName]) => ({ modelId, modelName }));
  const sorted = (values: string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b));
  return {
    models: models.sort((a, b) => a.modelName.localeCompare(b.modelName)),
    regions: sorted(facets.map(({ region }) => region)),
    teamNames: sorted(facets.map(({ team }) => teamName(team))),
  };
}

/** A system profile has the same name in every Region: where several are shown, its row says which. */
function withRegions(profiles: ProfileComparison[]): ProfileComparison[] {
  if (new Set(profiles.map(({ region }) => region)).size < 2) return profiles;
  return profiles.map((profile) => ({ ...profile, profileName: `${profile.profileName} (${profile.region})` }));
}

function toProfileComparison(figures: ProfileFigures): ProfileComparison {
  const { complete, incomplete, failed, throttled, stopped, interrupted } = figures;
  const usd = usdOf(figures);
  return {
    profileId: figures.profileId,
    profileArn: figures.profileArn,
    profileName: figures.profileName,
    profileType: figures.profileType,
    modelId: figures.modelId,
    modelName: figures.modelName,
    region: figures.region,
    outcomes: { complete, incomplete, failed, throttled, stopped, interrupted },
    ttft: latencySummary(figures.ttft),
    total: latencySummary(figures.total),
    inputTokens: tokensOf(figures, 0),
    outputTokens: tokensOf(figures, 1),
    estimatedCostUsd: usd,
    unpricedCalls: usd === null ? complete : 0,
  };
}

type PointRow = Awaited<ReturnType<typeof repository.newestComplete>>[number];

/** A complete call has its total and its usage; a row without them would be a bug and is not drawn as zero. */
function toPoint(row: PointRow): CallPoint[] {
  const { totalMs, inputTokens, outputTokens } = row;
  if (totalMs === null || inputTokens === null || outputTokens === null) return [];
  return [{ ...row, totalMs, inputTokens, outputTokens }];
}
