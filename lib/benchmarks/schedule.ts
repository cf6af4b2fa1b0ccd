import "server-only";
import { randomUUID } from "node:crypto";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import type * as repository from "@/lib/benchmarks/repository";
import * as schedules from "@/lib/benchmarks/schedule-repository";
import { existingRun, launch } from "@/lib/benchmarks/service";
import { AppError } from "@/lib/errors";
import { formatUsd } from "@/lib/format";
import type { RequestContext } from "@/lib/request/context";

const intervalMs = { hour: 3_600_000, day: 86_400_000 } as const;
const dayMs = 86_400_000;

/**
 * Repeats a run every hour or day, with the same seed; a schedule of the same arms before it ends. The first turn is one
 * interval from now.
 *
 * @throws AppError `forbidden`, `not_found`, `invalid_input` for a load run, and when the daily cap is above the organisation's
 */
export async function scheduleBenchmark(
  ctx: RequestContext,
  { id, every, usdPerDay }: { id: string; every: "hour" | "day"; usdPerDay: number },
): Promise<{ id: string }> {
  authorize(ctx, "model:invoke");
  const row = await existingRun(ctx, id);
  if (row.settings.mode === "load") {
    throw new AppError("invalid_input", "Load runs are not scheduled: they give no verdict that could change.");
  }
  const most = ctx.config.benchmarks.scheduleUsdPerDay;
  if (usdPerDay > most) {
    const message = `Your organisation lets scheduled benchmarks spend ${formatUsd(most)} a day at most.`;
    throw new AppError("invalid_input", message, { fieldErrors: { usdPerDay: message } });
  }
  const scheduleId = randomUUID();
  const now = new Date();
  const detail = { benchmarkId: id, every, usdPerDay: String(usdPerDay) };
  await audited(ctx, { action: "benchmark.schedule", subject: row.name, detail }, () =>
    ctx.db.transaction(async (tx) => {
      await schedules.endSchedules(tx, row.armKey);
      await schedules.insertSchedule(tx, {
        id: scheduleId,
        benchmarkId: id,
        armKey: row.armKey,
        every,
        usdPerDay,
        isActive: true,
        actorId: ctx.actor.id,
        createdAt: now,
        nextRunAt: new Date(now.getTime() + intervalMs[every]),
        note: null,
      });
    }),
  );
  return { id: scheduleId };
}

/** Ends the schedule of a run's arms. @throws AppError `forbidden`, `not_found` */
export async function unscheduleBenchmark(ctx: RequestContext, { id }: { id: string }): Promise<{ id: string }> {
  authorize(ctx, "model:invoke");
  const row = await existingRun(ctx, id);
  await audited(ctx, { action: "benchmark.unschedule", subject: row.name, detail: { benchmarkId: id } }, async () => {
    const ended = await schedules.endSchedules(ctx.db, row.armKey);
    if (ended === 0) throw new AppError("not_found", "These profiles are not scheduled.");
  });
  return { id };
}

/**
 * The job of every minute: starts what is due, once however many processes run. A turn that the daily cap of the schedule
 * or of the organisation does not cover is left out, with a note; missed turns are not made up for.
 */
export async function runDueSchedules(ctx: RequestContext, now: Date): Promise<void> {
  for (const schedule of await schedules.findDueSchedules(ctx.db, now)) {
    const source = await existingRun(ctx, schedule.benchmarkId);
    const note = await obstacle(ctx, schedule, source.settings.costCapUsd, now);
    const isOurs = await schedules.takeTurn(ctx.db, schedule, nextTurn(schedule, now), note);
    if (isOurs && note === null) await launchScheduled(ctx, schedule, source);
  }
}

function nextTurn({ nextRunAt, every }: schedules.ScheduleRow, now: Date): Date {
  const step = intervalMs[every];
  const missed = Math.floor((now.getTime() - nextRunAt.getTime()) / step);
  return new Date(nextRunAt.getTime() + (missed + 1) * step);
}

async function obstacle(
  ctx: RequestContext,
  schedule: schedules.ScheduleRow,
  capUsd: number,
  now: Date,
): Promise<string | null> {
  const since = new Date(now.getTime() - dayMs);
  const [own, all] = await Promise.all([
    schedules.scheduledUsd(ctx.db, since, schedule.id),
    schedules.scheduledUsd(ctx.db, since, null),
  ]);
  const most = ctx.config.benchmarks.scheduleUsdPerDay;
  if (own + capUsd > schedule.usdPerDay) {
    return `Left out: the run may cost ${formatUsd(capUsd)}, and ${formatUsd(own)} of ${formatUsd(schedule.usdPerDay)} a day is used.`;
  }
  if (all + capUsd <= most) return null;
  return `Left out: all scheduled benchmarks together may cost ${formatUsd(most)} a day, and ${formatUsd(all)} is used.`;
}

async function launchScheduled(ctx: RequestContext, schedule: schedules.ScheduleRow, source: repository.BenchmarkRow) {
  const { name, settings, arms, prompts, seed } = source;
  const repeatOf = source.id;
  // The yes was given with the schedule, whose daily cap holds.
  await launch(ctx, {
    id: randomUUID(),
    name,
    settings,
    arms,
    prompts,
    seed,
    confirmed: true,
    repeatOf,
    scheduleId: schedule.id,
  });
}
