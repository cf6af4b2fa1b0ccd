import "server-only";
import { and, desc, eq, gte, isNull, lt } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { invocations } from "@/lib/db/schema";

export interface PointFilter {
  modelId?: string | undefined;
  region?: string | undefined;
  /** Null: calls whose team is not known. */
  team?: string | null | undefined;
}

/** The newest complete calls started in `[from, to)`, newest first. */
export async function newestComplete(
  db: Database,
  { from, to }: { from: Date; to: Date },
  { modelId, region, team }: PointFilter,
  limit: number,
) {
  return db
    .select({
      id: invocations.id,
      startedAt: invocations.startedAt,
      profileArn: invocations.profileArn,
      profileName: invocations.profileName,
      profileType: invocations.profileType,
      modelName: invocations.modelName,
      region: invocations.region,
      ttftMs: invocations.ttftMs,
      totalMs: invocations.totalMs,
      inputTokens: invocations.inputTokens,
      outputTokens: invocations.outputTokens,
    })
    .from(invocations)
    .where(
      and(
        gte(invocations.startedAt, from),
        lt(invocations.startedAt, to),
        eq(invocations.status, "complete"),
        modelId === undefined ? undefined : eq(invocations.modelId, modelId),
        region === undefined ? undefined : eq(invocations.region, region),
        team === undefined ? undefined : team === null ? isNull(invocations.team) : eq(invocations.team, team),
      ),
    )
    .orderBy(desc(invocations.startedAt))
    .limit(limit);
}
