import "server-only";
import { createHash } from "node:crypto";
import { fileKind } from "@/lib/attachments/file-kind";
import * as repository from "@/lib/attachments/repository";
import type { AttachmentInfo } from "@/lib/attachments/schema";
import { authorize } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import type { RequestContext } from "@/lib/request/context";

const keepUnusedMs = 7 * 24 * 60 * 60_000;

/**
 * Keeps one file for prompts, once for each content, after checking that Bedrock would take it.
 *
 * @throws AppError `forbidden`, `invalid_input` that says what is wrong with the file
 */
export async function uploadAttachment(
  ctx: RequestContext,
  { name }: { name: string },
  content: Buffer,
): Promise<AttachmentInfo> {
  authorize(ctx, "model:invoke");
  const shown = name.slice(-200);
  const { kind, format } = fileKind(shown, content);
  const id = createHash("sha256").update(content).digest("hex");
  const now = new Date();
  await repository.keep(ctx.db, { id, kind, format, sizeBytes: content.length, content }, now);
  await removeUnusedAttachments(ctx.db, now);
  return { id, name: shown, kind, format, sizeBytes: content.length };
}

/** The contents of some files by ID. @throws AppError `not_found` when one is no longer kept */
export async function loadAttachments(
  ctx: RequestContext,
  ids: string[],
): Promise<ReadonlyMap<string, repository.Attachment>> {
  authorize(ctx, "model:invoke");
  const wanted = [...new Set(ids)];
  const found = await repository.findAndTouch(ctx.db, wanted, new Date());
  if (found.length < wanted.length) {
    throw new AppError("not_found", "An attached file is no longer kept here. Attach it again and send.");
  }
  return new Map(found.map((file) => [file.id, file]));
}

/** One file for showing it. @throws AppError `forbidden`, `not_found` */
export async function readAttachment(ctx: RequestContext, { id }: { id: string }): Promise<repository.Attachment> {
  authorize(ctx, "profile:read");
  const file = await repository.find(ctx.db, id);
  if (!file) throw new AppError("not_found", "This file is no longer kept here.");
  return file;
}

/** Removes what nobody sent for a week and no saved run holds. */
export function removeUnusedAttachments(db: RequestContext["db"], now: Date): Promise<number> {
  return repository.removeUnused(db, new Date(now.getTime() - keepUnusedMs));
}
