import "server-only";
import { randomUUID } from "node:crypto";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import * as repository from "@/lib/prompts/repository";
import type { LibraryPrompt, PromptDraft } from "@/lib/prompts/schema";
import type { RequestContext } from "@/lib/request/context";
import type { Download } from "@/lib/request/define-download";

/** The library, by name. @throws AppError `forbidden` */
export async function listPrompts(ctx: RequestContext): Promise<LibraryPrompt[]> {
  authorize(ctx, "profile:read");
  const byId = new Map<string, LibraryPrompt>();
  for (const { id, name, version } of await repository.findPrompts(ctx.db)) {
    const prompt = byId.get(id) ?? { id, name, versions: [] };
    const { text, actorId, createdAt } = version;
    prompt.versions.push({ version: version.version, text, savedBy: actorId, savedAt: createdAt.toISOString() });
    byId.set(id, prompt);
  }
  return [...byId.values()];
}

/**
 * Saves prompts by name, all or none. One that exists gets another version; the same text again changes nothing.
 *
 * @throws AppError `forbidden`
 */
export async function savePrompts(
  ctx: RequestContext,
  { prompts }: { prompts: PromptDraft[] },
): Promise<{ changed: number }> {
  authorize(ctx, "model:invoke");
  const subject = prompts.length === 1 ? (prompts[0]?.name ?? "") : `${prompts.length} prompts`;
  return audited(ctx, { action: "prompt.save", subject, detail: {} }, () =>
    ctx.db.transaction(async (tx) => {
      let changed = 0;
      const now = new Date();
      // Always in the same order: two imports that save the same names would otherwise wait for each other.
      for (const { name, text } of prompts.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        const draft = { id: randomUUID(), name, text, actorId: ctx.actor.id, now };
        if (await repository.saveVersion(tx, draft)) changed += 1;
      }
      return { changed };
    }),
  );
}

/** Removes a prompt with all its versions. @throws AppError `forbidden`, `not_found` */
export async function deletePrompt(ctx: RequestContext, { id }: { id: string }): Promise<{ name: string }> {
  authorize(ctx, "model:invoke");
  return audited(
    ctx,
    { action: "prompt.delete", subject: id, detail: {} },
    async () => {
      const name = await repository.deletePrompt(ctx.db, id);
      if (name === null) throw new AppError("not_found", "This prompt is no longer in the library.");
      return { name };
    },
    ({ name }) => ({ name }),
  );
}

/** The newest version of every prompt as a file that can be imported again. @throws AppError `forbidden` */
export async function exportPrompts(ctx: RequestContext): Promise<Download> {
  const prompts = (await listPrompts(ctx)).map(({ name, versions }) => ({ name, text: versions[0]?.text ?? "" }));
  return {
    fileName: "prompts.json",
    contentType: "application/json",
    body: once(JSON.stringify({ prompts }, null, 2)),
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield `${text}\n`;
}
