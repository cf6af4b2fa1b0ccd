import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { maskAccountIds } from "@/lib/bedrock/mask";
import { AppError } from "@/lib/errors";
import { pathOf } from "@/lib/playground/history";
import * as repository from "@/lib/playground/repository";
import {
  attachmentIdsOf,
  type exportRunSchema,
  type listRunsSchema,
  type RunContent,
  type RunSummary,
  runContentSchema,
  type runIdSchema,
  type SavedRun,
  type SaveRunInput,
  wordsOf,
} from "@/lib/playground/run";
import { runMarkdown } from "@/lib/playground/run-export";
import { historyOf } from "@/lib/playground/transcript";
import type { RequestContext } from "@/lib/request/context";
import type { Download } from "@/lib/request/define-download";

const shownRuns = 100;

/**
 * Freezes a conversation under an ID of its own, with its prompts and answers: whoever may see profiles and has the link
 * may read it.
 *
 * @throws AppError `forbidden`
 */
export async function saveRun(ctx: RequestContext, { title, content }: SaveRunInput): Promise<{ id: string }> {
  authorize(ctx, "model:invoke");
  const id = randomUUID();
  const whole: RunContent = { ...content, isSimulated: ctx.bedrockInfo.mode === "local" };
  const panes = String(content.panes.length);
  await audited(ctx, { action: "run.save", subject: id, detail: { panes } }, () =>
    repository.insertRun(ctx.db, {
      id,
      title,
      actorId: ctx.actor.id,
      savedAt: new Date(),
      content: whole,
      words: wordsOf(title, content),
      attachmentIds: attachmentIdsOf(content),
    }),
  );
  return { id };
}

/** One saved run, its account IDs masked on request. @throws AppError `forbidden`, `not_found` */
export async function getRun(ctx: RequestContext, { id, mask }: z.output<typeof runIdSchema>): Promise<SavedRun> {
  authorize(ctx, "profile:read");
  const row = await repository.findRun(ctx.db, id);
  if (!row) throw new AppError("not_found", "There is no saved run under this address.");
  const content = runContentSchema.parse(row.content);
  const run = { id, title: row.title, savedBy: row.actorId, content };
  return { ...(mask ? maskAccountIds(run) : run), id, savedAt: row.savedAt };
}

/** The newest saved runs in which every word is found. @throws AppError `forbidden` */
export async function listRuns(ctx: RequestContext, { q }: z.output<typeof listRunsSchema>): Promise<RunSummary[]> {
  authorize(ctx, "profile:read");
  const rows = await repository.findRuns(ctx.db, q.split(/\s+/).filter(Boolean), shownRuns);
  return rows.map(({ actorId, ...row }) => ({ ...row, savedBy: actorId }));
}

/** A saved run as a file. @throws AppError `forbidden`, `not_found` */
export async function exportRun(ctx: RequestContext, input: z.output<typeof exportRunSchema>): Promise<Download> {
  const run = await getRun(ctx, input);
  const isMarkdown = input.format === "md";
  return {
    fileName: `run-${run.id.slice(0, 8)}.${input.format}`,
    contentType: isMarkdown ? "text/markdown; charset=utf-8" : "application/json",
    body: once(isMarkdown ? runMarkdown(run) : `${JSON.stringify(run, null, 2)}\n`),
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/**
 * What a benchmark takes over from a run: its profiles, the baseline first, once each the prompts in sight, the limit of
 * the newest, and in words what a benchmark does not send.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function getRunWorkload(ctx: RequestContext, id: string) {
  const { title, content } = await getRun(ctx, { id, mask: false });
  const paths = content.panes.map(({ key }) => pathOf(historyOf(content.transcript, key)).map(({ turn }) => turn));
  const turns = paths.flat();
  const baseFirst = content.panes.toSorted(
    (a, b) => Number(b === content.panes[content.base]) - Number(a === content.panes[content.base]),
  );
  const others = [...new Set(turns.flatMap(({ settings = {} }) => Object.keys(settings)))].filter(
    (name) => name !== "system",
  );
  return {
    title,
    profileIds: baseFirst.flatMap(({ profile }) => (profile ? [profile.profileId] : [])),
    prompts: [...new Set(turns.map(({ prompt }) => prompt))].filter((prompt) => prompt !== ""),
    maxTokens: paths.map((path) => path.at(-1)?.maxTokens).find((limit) => limit !== undefined) ?? null,
    notSent: [
      ...(turns.some(({ settings }) => settings?.system) ? ["system prompts"] : []),
      ...(others.length > 0 ? [`settings (${others.join(", ")})`] : []),
      ...(turns.some(({ attachments = [] }) => attachments.length > 0) ? ["attached files"] : []),
      ...(paths.some((path) => path.length > 1) ? ["the conversation before each prompt"] : []),
    ],
  };
}
