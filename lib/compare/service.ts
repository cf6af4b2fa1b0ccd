import "server-only";
import { authorize } from "@/lib/auth/permissions";
import * as repository from "@/lib/compare/repository";
import {
  type CallPoint,
  type CompareInput,
  type Comparison,
  type ProfileComparison,
  pointLimit,
  type TimeRange,
} from "@/lib/compare/schema";
import { latencySummary } from "@/lib/compare/withhold";
import { estimateTotalUsd } from "@/lib/pricing/cost";
import { longContextAboveTokens } from "@/lib/pricing/price-list";
import type { RequestContext } from "@/lib/request/context";

const hourMs = 3_600_000;
const rangeMs: Record<TimeRange, number> = {
  "1h": hourMs,
  "24h": 24 * hourMs,
  "7d": 168 * hourMs,
  "30d": 720 * hourMs,
};

/** Latency, tokens, outcomes and estimated cost per profile over what was invoked here. @throws AppError `forbidden` */
export async function comparison(ctx: RequestContext, input: CompareInput): Promise<Comparison> {
  authorize(ctx, "usage:read");
  const to = new Date();
  const window = { from: new Date(to.getTime() - rangeMs[input.range]), to, modelId: input.model || null };
  const [rows, points, models] = await Promise.all([
    repository.summariseProfiles(ctx.db, window, longContextAboveTokens),
    repository.newestComplete(ctx.db, window, pointLimit),
    repository.listModels(ctx.db, window),
  ]);
  const profiles = rows.map(toProfileComparison);
  return {
    from: window.from,
    to,
    profiles,
    points: points.flatMap(toPoint),
    totalPoints: profiles.reduce((sum, profile) => sum + profile.outcomes.complete, 0),
    models,
  };
}

type SummaryRow = Awaited<ReturnType<typeof repository.summariseProfiles>>[number];
type PointRow = Awaited<ReturnType<typeof repository.newestComplete>>[number];

function toProfileComparison(row: SummaryRow): ProfileComparison {
  const { complete, incomplete, failed, throttled, stopped, interrupted } = row;
  const cost = estimateTotalUsd({ modelId: row.modelId, scope: row.route, short: row.short, long: row.long });
  return {
    profileId: row.profileId,
    profileArn: row.profileArn,
    profileName: row.profileName,
    profileType: row.profileType,
    modelId: row.modelId,
    modelName: row.modelName,
    outcomes: { complete, incomplete, failed, throttled, stopped, interrupted },
    ttft: latencySummary({ n: row.ttftN, values: row.ttftValues, min: row.ttftMin, max: row.ttftMax }),
    total: latencySummary({ n: row.totalN, values: row.totalValues, min: row.totalMin, max: row.totalMax }),
    inputTokens: row.short.inputTokens + row.long.inputTokens,
    outputTokens: row.short.outputTokens + row.long.outputTokens,
    estimatedCostUsd: cost?.usd ?? null,
    unpricedCalls: cost ? 0 : complete,
  };
}

/** A complete call has its total and its usage; a row without them would be a bug and is not drawn as zero. */
function toPoint(row: PointRow): CallPoint[] {
  const { totalMs, inputTokens, outputTokens } = row;
  if (totalMs === null || inputTokens === null || outputTokens === null) return [];
  return [{ ...row, totalMs, inputTokens, outputTokens }];
}
