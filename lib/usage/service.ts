import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { estimateTotalUsd } from "@/lib/pricing/cost";
import { longContextAboveTokens } from "@/lib/pricing/price-list";
import type { RequestContext } from "@/lib/request/context";
import { neededForPercentile } from "@/lib/stats/percentile";
import { bucketStarts, spanOf } from "@/lib/usage/buckets";
import * as repository from "@/lib/usage/repository";
import {
  type CallPage,
  type ListCallsInput,
  type ProfileUsage,
  type ProfileUsageInput,
  type UsageLatency,
  usagePointLimit,
} from "@/lib/usage/schema";

/** What was invoked through one profile from this console; other callers are not seen. @throws AppError `forbidden` */
export async function profileUsage(ctx: RequestContext, input: ProfileUsageInput): Promise<ProfileUsage> {
  authorize(ctx, "usage:read");
  const span = spanOf(input.range, new Date());
  const window = { profileArn: input.profileArn, from: span.from, to: span.to };
  const [summary, priced, buckets, points] = await Promise.all([
    repository.summariseCalls(ctx.db, window),
    repository.sumTokensByPrice(ctx.db, window, longContextAboveTokens),
    repository.summariseBuckets(ctx.db, window, span.bucketMs),
    repository.newestComplete(ctx.db, window, usagePointLimit),
  ]);
  const { calls, ttftN, ttftValues, totalN, totalValues, ...outcomes } = summary;
  const byStart = new Map(buckets.map(({ start, ...data }) => [start, data]));
  return {
    ...span,
    calls,
    outcomes,
    tokens: sumTokens(priced),
    ttft: latencyOf(ttftN, ttftValues),
    total: latencyOf(totalN, totalValues),
    cost: costOf(priced),
    buckets: bucketStarts(span).map((start) => ({ start, data: byStart.get(start.getTime()) ?? null })),
    points: points.flatMap(({ totalMs, ...point }) => (totalMs === null ? [] : [{ ...point, totalMs }])),
  };
}

type PricedRow = Awaited<ReturnType<typeof repository.sumTokensByPrice>>[number];

function sumTokens(rows: PricedRow[]): ProfileUsage["tokens"] {
  const sum = (pick: (tokens: PricedRow["short"]) => number) =>
    rows.reduce((total, { short, long }) => total + pick(short) + pick(long), 0);
  return {
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    cacheReadTokens: sum(({ cacheReadTokens }) => cacheReadTokens),
    cacheWriteTokens: sum(({ cacheWriteTokens }) => cacheWriteTokens),
  };
}

/** One part without a price makes the whole unpriced: a sum of the rest would look like all of it. */
function costOf(rows: PricedRow[]): ProfileUsage["cost"] {
  const parts = rows.map(({ modelId, route, short, long }) => estimateTotalUsd({ modelId, scope: route, short, long }));
  const known = parts.filter((part) => part !== null);
  const [first] = known;
  if (!first || known.length < parts.length) return null;
  return { usd: known.reduce((sum, { usd }) => sum + usd, 0), priceDate: first.priceDate };
}

function latencyOf(n: number, values: (number | null)[] | null): UsageLatency {
  const [p50 = null, p95 = null] = values ?? [];
  const withheld = (value: number | null, share: number) => {
    const needs = neededForPercentile(share);
    return { value: n >= needs ? value : null, needs };
  };
  return { n, p50: withheld(p50, 0.5), p95: withheld(p95, 0.95) };
}

const pageSize = 20;

/** The calls made from this console through one profile, newest first. @throws AppError `forbidden` */
export async function listCalls(ctx: RequestContext, { profileArn, cursor }: ListCallsInput): Promise<CallPage> {
  authorize(ctx, "usage:read");
  const [at = "", ...id] = cursor?.split("_") ?? [];
  const after = cursor ? { at, id: id.join("_") } : null;
  const found = await repository.findCalls(ctx.db, profileArn, after, pageSize + 1);
  const calls = found.slice(0, pageSize);
  const last = calls.at(-1);
  const nextCursor = found.length > pageSize && last ? `${last.startedAt.toISOString()}_${last.id}` : null;
  return { calls, nextCursor };
}
