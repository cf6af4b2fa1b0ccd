import "server-only";
import { randomInt } from "node:crypto";
import { hostname } from "node:os";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { resourceIdOf } from "@/lib/bedrock/arn";
import { maskAccountIds } from "@/lib/bedrock/mask";
import { routeOf } from "@/lib/bedrock/route";
import { sdkVersion } from "@/lib/bedrock/sdk-version";
import { type Preflight, preflight } from "@/lib/benchmarks/budget";
import { currentReport, factsOf, makeReport } from "@/lib/benchmarks/current";
import { countDone, findBenchmarks } from "@/lib/benchmarks/list-repository";
import type { AnyReport } from "@/lib/benchmarks/load-report";
import { comparePairs } from "@/lib/benchmarks/pairs";
import { explainStandstill } from "@/lib/benchmarks/pauses";
import { armKeyOf, nameOf, settingsOf } from "@/lib/benchmarks/prepare";
import { benchmarkQueue } from "@/lib/benchmarks/queue";
import type { ListedBenchmark } from "@/lib/benchmarks/report";
import * as repository from "@/lib/benchmarks/repository";
import { measuredPairs } from "@/lib/benchmarks/sampled";
import type { BenchmarkPlanInput, ListBenchmarksInput, StartBenchmarkInput } from "@/lib/benchmarks/schema";
import { workloadPrompts } from "@/lib/benchmarks/workload-prompts";
import type { BenchmarkArm, BenchmarkPrompt, BenchmarkSettings, RunRecord } from "@/lib/db/documents";
import { AppError } from "@/lib/errors";
import type { RequestContext } from "@/lib/request/context";
import { standardDeviation } from "@/lib/stats/spread";
import manifest from "@/package.json" with { type: "json" };

const dayMs = 86_400_000;
const listed = 200;

/** What a run would cost, take and be able to decide; nothing is started. @throws AppError `forbidden`, `not_found`, `invalid_input` */
export async function planBenchmark(ctx: RequestContext, input: BenchmarkPlanInput): Promise<Preflight> {
  authorize(ctx, "usage:read");
  const [arms, prompts] = await Promise.all([
    resolveArms(ctx, input.profileIds),
    workloadPrompts(ctx, input.workload, 1),
  ]);
  return reckon(ctx, { settings: settingsOf(input), arms, prompts });
}

/**
 * Freezes a run and sends its first job, both or neither. Safe to repeat: the ID is the browser's.
 *
 * @throws AppError `forbidden`, `not_found` (a profile or saved prompt), `invalid_input` when an explicit yes is missing
 */
export async function startBenchmark(ctx: RequestContext, input: StartBenchmarkInput): Promise<{ id: string }> {
  authorize(ctx, "model:invoke");
  const arms = await resolveArms(ctx, input.profileIds);
  const seed = randomInt(1, 2 ** 31 - 1);
  const plan = { settings: settingsOf(input), arms, prompts: await workloadPrompts(ctx, input.workload, seed) };
  return launch(ctx, { ...plan, id: input.id, name: input.name, seed, confirmed: input.confirmed });
}

/** Runs the same plan again: seed, order, prompts and settings. @throws AppError `forbidden`, `not_found`, `invalid_input` */
export async function repeatBenchmark(
  ctx: RequestContext,
  { id, newId, confirmed }: { id: string; newId: string; confirmed: boolean },
): Promise<{ id: string }> {
  authorize(ctx, "model:invoke");
  const { settings, arms, prompts, seed, name } = await existingRun(ctx, id);
  return launch(ctx, { id: newId, name, settings, arms, prompts, seed, confirmed, repeatOf: id });
}

interface Launch {
  id: string;
  name: string;
  settings: BenchmarkSettings;
  arms: BenchmarkArm[];
  prompts: BenchmarkPrompt[];
  seed: number;
  confirmed: boolean;
  repeatOf?: string;
  scheduleId?: string;
}

/** Writes the run and its first job in one transaction. For verbs of this feature, which have authorised. */
export async function launch(ctx: RequestContext, run: Launch): Promise<{ id: string }> {
  const { id, settings, arms, prompts, seed } = run;
  const { mustConfirm } = await reckon(ctx, run);
  if (mustConfirm.length > 0 && !run.confirmed) {
    const message = `${mustConfirm.join(" ")} Confirm it to start.`;
    throw new AppError("invalid_input", message, { fieldErrors: { confirmed: message } });
  }
  const name = run.name || nameOf(arms, settings);
  const detail = {
    benchmarkId: id,
    arms: arms.map((arm) => arm.profileId).join(" "),
    costCapUsd: String(settings.costCapUsd),
  };
  await audited(ctx, { action: "benchmark.start", subject: name, detail }, () =>
    ctx.db.transaction(async (tx) => {
      const isNew = await repository.insertBenchmark(tx, {
        id,
        name,
        status: "queued",
        settings,
        arms,
        prompts,
        seed,
        record: recordOf(ctx, run.repeatOf ?? null),
        armKey: armKeyOf(arms, settings),
        scheduleId: run.scheduleId ?? null,
        actorId: ctx.actor.id,
        createdAt: new Date(),
      });
      if (isNew) await ctx.jobs.send(benchmarkQueue, { benchmarkId: id }, { key: id, tx });
    }),
  );
  return { id };
}

function recordOf(ctx: RequestContext, repeatOf: string | null): RunRecord {
  return {
    consoleVersion: manifest.version,
    sdkVersion,
    nodeVersion: process.version,
    host: hostname(),
    region: ctx.bedrockInfo.region,
    simulated: ctx.bedrockInfo.mode === "local",
    repeatOf,
  };
}

async function resolveArms(ctx: RequestContext, identifiers: string[]): Promise<BenchmarkArm[]> {
  return Promise.all(
    identifiers.map(async (identifier) => {
      const gateway = ctx.bedrockFor(identifier);
      const profile = await gateway.resolveInferenceProfile(identifier);
      const modelId = resourceIdOf(profile.modelArns[0] ?? "");
      const [modelName, region] = await Promise.all([gateway.modelName(modelId), gateway.region()]);
      const { profileArn, profileId, name, type, modelArns } = profile;
      const scope = routeOf(profileId, modelArns).scope;
      return {
        profileArn,
        profileId,
        name,
        type,
        modelId,
        modelName,
        scope,
        region,
        routeKey: [...modelArns].sort().join(" "),
      };
    }),
  );
}

async function reckon(
  ctx: RequestContext,
  plan: { settings: BenchmarkSettings; arms: BenchmarkArm[]; prompts: BenchmarkPrompt[] },
): Promise<Preflight> {
  const arns = plan.arms.map((arm) => arm.profileArn);
  const [totalMs, logSd] = await Promise.all([
    repository.meanTotalMs(ctx.db, arns, new Date(Date.now() - 7 * dayMs)),
    earlierLogSd(ctx, plan),
  ]);
  return preflight(plan, { totalMs, logSd, confirmAboveUsd: ctx.config.benchmarks.confirmAboveUsd });
}

/** The spread of the last run of these arms, which says what pairs can decide better than any assumption. */
async function earlierLogSd(
  ctx: RequestContext,
  { arms, settings }: { arms: BenchmarkArm[]; settings: BenchmarkSettings },
): Promise<number | null> {
  if (settings.mode === "load") return null;
  const earlier = await repository.findDecided(ctx.db, armKeyOf(arms, settings), new Date());
  if (!earlier) return null;
  const pairs = measuredPairs(await repository.findSamples(ctx.db, earlier.id), 1);
  const ratios = comparePairs(pairs, settings.primary).map(({ logRatio }) => logRatio);
  return ratios.length < 10 ? null : standardDeviation(ratios);
}

/** For verbs of this feature, which have authorised. @throws AppError `not_found` */
export async function existingRun(ctx: RequestContext, id: string): Promise<repository.BenchmarkRow> {
  const row = await repository.findBenchmark(ctx.db, id);
  if (!row) throw new AppError("not_found", "There is no such benchmark.");
  return row;
}

/**
 * One run with everything but its charts and raw samples.
 *
 * @param input `frozen`: as it was kept when the run ended; `mask`: without account IDs
 * @throws AppError `forbidden`, `not_found`, `unavailable` while the database is full or away
 */
export async function getBenchmark(
  ctx: RequestContext,
  { id, frozen = false, mask = false }: { id: string; frozen?: boolean; mask?: boolean },
): Promise<AnyReport> {
  authorize(ctx, "usage:read");
  try {
    const kept = frozen ? await repository.findReport(ctx.db, id) : null;
    const report = kept === null ? await currentReport(ctx, await existingRun(ctx, id)) : ownReport(kept);
    return mask ? maskReport(report) : report;
  } catch (error) {
    throw explainStandstill(error);
  }
}

/** The column was written from this very type. */
const ownReport = (kept: unknown) => kept as AnyReport;

/** IDs of runs are links, and may end in twelve digits by chance. */
function maskReport(report: AnyReport): AnyReport {
  const { id, record } = report;
  const masked = maskAccountIds(report);
  return { ...masked, id, record: { ...masked.record, repeatOf: record.repeatOf } };
}

/** Runs, newest first; the newest two hundred that match. @throws AppError `forbidden` */
export async function listBenchmarks(ctx: RequestContext, filter: ListBenchmarksInput): Promise<ListedBenchmark[]> {
  authorize(ctx, "usage:read");
  const rows = await findBenchmarks(ctx.db, filter, listed);
  const done = await countDone(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...factsOf(row),
    answer: row.answer,
    headline: row.headline,
    done: done.get(row.id)?.[row.settings.mode === "load" ? "calls" : "pairs"] ?? 0,
  }));
}

const pairsCancelled = "Cancelled; the complete pairs are kept.";
const loadCancelled = "Cancelled; the calls that have ended are kept.";

/** Ends a run; its complete pairs, or calls under load, stay. Calls under way are not counted any more. @throws AppError `forbidden`, `not_found`, `conflict` */
export async function cancelBenchmark(ctx: RequestContext, { id }: { id: string }): Promise<{ id: string }> {
  authorize(ctx, "model:invoke");
  const row = await existingRun(ctx, id);
  await audited(ctx, { action: "benchmark.cancel", subject: row.name, detail: { benchmarkId: id } }, async () => {
    const cancelled = await repository.cancel(
      ctx.db,
      id,
      row.settings.mode === "load" ? loadCancelled : pairsCancelled,
      new Date(),
    );
    if (!cancelled) throw new AppError("conflict", "This benchmark has already ended.");
    await repository.keepReport(ctx.db, id, await makeReport(ctx, cancelled));
  });
  return { id };
}
