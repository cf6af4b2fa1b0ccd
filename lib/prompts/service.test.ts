import { describe, expect, it } from "vitest";
import { savePromptsSchema } from "@/lib/prompts/schema";
import { deletePrompt, exportPrompts, listPrompts, savePrompts } from "@/lib/prompts/service";
import { testContext } from "@/lib/testing/context";

describe("the prompt library", () => {
  it("keeps every version of a prompt, and nothing for the same text again", async () => {
    const ctx = await testContext();
    await savePrompts(ctx, { prompts: [{ name: "Greeting", text: "Hello {{name}}" }] });
    expect(await savePrompts(ctx, { prompts: [{ name: "Greeting", text: "Hello {{name}}" }] })).toEqual({ changed: 0 });
    await savePrompts(ctx, { prompts: [{ name: "Greeting", text: "Hi {{name}}" }] });
    const [prompt] = await listPrompts(ctx);
    expect(prompt?.versions.map(({ version, text }) => [version, text])).toEqual([
      [2, "Hi {{name}}"],
      [1, "Hello {{name}}"],
    ]);
  });

  it("takes its own export, in another console too", async () => {
    const ctx = await testContext();
    await savePrompts(ctx, {
      prompts: [
        { name: "B", text: "b" },
        { name: "A", text: "a" },
      ],
    });
    const pieces: string[] = [];
    for await (const piece of (await exportPrompts(ctx)).body) pieces.push(piece);
    const other = await testContext();
    await savePrompts(other, savePromptsSchema.parse(JSON.parse(pieces.join(""))));
    expect((await listPrompts(other)).map(({ name }) => name)).toEqual(["A", "B"]);
  });

  it("gives versions numbers of their own when several save at once", async () => {
    const ctx = await testContext();
    const texts = Array.from({ length: 8 }, (_, index) => `text ${index}`);
    await Promise.all(texts.map((text) => savePrompts(ctx, { prompts: [{ name: "Same", text }] })));
    const [prompt] = await listPrompts(ctx);
    expect(prompt?.versions.map(({ version }) => version)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it("deletes once", async () => {
    const ctx = await testContext();
    await savePrompts(ctx, { prompts: [{ name: "Greeting", text: "Hello" }] });
    const id = (await listPrompts(ctx))[0]?.id ?? "";
    await deletePrompt(ctx, { id });
    expect(await listPrompts(ctx)).toEqual([]);
    await expect(deletePrompt(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a viewer to change anything", async () => {
    const ctx = await testContext({ role: "viewer" });
    await expect(savePrompts(ctx, { prompts: [{ name: "A", text: "a" }] })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listPrompts(ctx)).toEqual([]);
  });
});
