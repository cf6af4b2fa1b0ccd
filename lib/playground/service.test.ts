import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { removeUnusedAttachments, uploadAttachment } from "@/lib/attachments/service";
import { listActivitySchema } from "@/lib/audit/schema";
import { listActivity } from "@/lib/audit/service";
import { newAttempt } from "@/lib/playground/attempt";
import { type SaveRunInput, saveRunSchema } from "@/lib/playground/run";
import { exportRun, getRun, getRunWorkload, listRuns, saveRun } from "@/lib/playground/service";
import type { Transcript } from "@/lib/playground/transcript";
import { testContext } from "@/lib/testing/context";

const profile = {
  profileId: "abc123def456",
  name: "search-ranking",
  type: "APPLICATION" as const,
  modelId: "amazon.nova-lite-v1:0",
  modelName: "Nova Lite",
  scope: "geo" as const,
  route: "US · 3 Regions",
  routeKey: "x",
  noTextReason: null,
};

function input(change: { title?: string; prompt?: string; attachmentId?: string } = {}): SaveRunInput {
  const { prompt = "What is a **tag**?", attachmentId } = change;
  const answered = {
    ...newAttempt(randomUUID(), profile, 0),
    state: "done" as const,
    text: "Denied on arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456",
  };
  const attachments = attachmentId
    ? [{ id: attachmentId, name: "a.txt", kind: "document" as const, format: "txt", sizeBytes: 2 }]
    : undefined;
  const turn = {
    nodeId: "n1",
    turnId: "t1",
    parent: "",
    prompt,
    maxTokens: 64,
    sending: { order: "together" as const, position: 0, panes: 1 },
    settings: { system: "Be brief.", temperature: 0.5 },
    ...(attachments && { attachments }),
    attempts: [answered],
    shown: 0,
  };
  const transcript: Transcript = { "pane-0": { turns: [turn], chosen: {} } };
  return saveRunSchema.parse({
    title: change.title ?? "Tags",
    content: { version: 1, panes: [{ key: "pane-0", profile }], base: 0, order: "together", vote: null, transcript },
  });
}

describe("saveRun", () => {
  it("keeps everything as it was, under a link, and on record without the prompt", async () => {
    const ctx = await testContext();
    const given = input();
    const { id } = await saveRun(ctx, given);
    const run = await getRun(ctx, { id, mask: false });
    expect(run).toMatchObject({
      title: "Tags",
      savedBy: "test-admin",
      content: { ...given.content, isSimulated: true },
    });
    const { events } = await listActivity(ctx, listActivitySchema.parse({ action: "run.save" }));
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain("What is a");
  });

  it("refuses a viewer, who may read all the same", async () => {
    const viewer = await testContext({ role: "viewer" });
    await expect(saveRun(viewer, input())).rejects.toMatchObject({ code: "forbidden" });
    await expect(getRun(viewer, { id: randomUUID(), mask: false })).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a run in which nothing was sent", () => {
    const given = input();
    const empty = { ...given, content: { ...given.content, transcript: {} } };
    expect(saveRunSchema.safeParse(empty).error?.issues[0]?.message).toBe("Nothing was sent yet.");
  });

  it("keeps the files of a run for as long as the run", async () => {
    const ctx = await testContext();
    const file = await uploadAttachment(ctx, { name: "a.txt" }, Buffer.from("ab"));
    await saveRun(ctx, input({ attachmentId: file.id }));
    expect(await removeUnusedAttachments(ctx.db, new Date(Date.now() + 30 * 86_400_000))).toBe(0);
  });
});

describe("getRun", () => {
  it("masks account IDs on request, in the page's data and in both exports", async () => {
    const ctx = await testContext();
    const { id } = await saveRun(ctx, input());
    expect(JSON.stringify(await getRun(ctx, { id, mask: false }))).toContain("123456789012");
    expect(JSON.stringify(await getRun(ctx, { id, mask: true }))).toMatch(/us-east-1:\*{12}:application/);
    for (const format of ["md", "json"] as const) {
      const pieces: string[] = [];
      const download = await exportRun(ctx, { id, mask: true, format });
      for await (const piece of download.body) pieces.push(piece);
      expect(pieces.join("")).not.toContain("123456789012");
      expect(pieces.join("")).toContain("What is a **tag**?");
      expect(download.fileName).toBe(`run-${id.slice(0, 8)}.${format}`);
    }
  });
});

describe("listRuns", () => {
  it("finds runs by every word of title, prompt or profile, newest first", async () => {
    const ctx = await testContext();
    await saveRun(ctx, input({ title: "First", prompt: "100% sure?" }));
    await saveRun(ctx, input({ title: "Second" }));
    const titles = async (q: string) => (await listRuns(ctx, { q })).map(({ title }) => title);
    expect(await titles("")).toEqual(["Second", "First"]);
    expect(await titles("first RANKING")).toEqual(["First"]);
    expect(await titles("100%")).toEqual(["First"]);
    expect(await titles("nothing")).toEqual([]);
  });
});

describe("getRunWorkload", () => {
  it("gives a benchmark the profiles and each prompt once", async () => {
    const ctx = await testContext();
    const { id } = await saveRun(ctx, input());
    expect(await getRunWorkload(ctx, id)).toEqual({
      title: "Tags",
      profileIds: ["abc123def456"],
      prompts: ["What is a **tag**?"],
      maxTokens: 64,
      notSent: ["system prompts", "settings (temperature)"],
    });
  });
});
