import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as repository from "@/lib/benchmarks/repository";
import { repeatBenchmark, startBenchmark } from "@/lib/benchmarks/service";
import { deletePrompt, listPrompts, savePrompts } from "@/lib/prompts/service";
import { benchmarkInput } from "@/lib/testing/benchmarks";
import { testContext } from "@/lib/testing/context";

describe("a benchmark of saved prompts", () => {
  it("sends them as they were worded in their version, and keeps name and version with the run", async () => {
    const ctx = await testContext();
    await savePrompts(ctx, { prompts: [{ name: "Greeting", text: "Say hello." }] });
    await savePrompts(ctx, { prompts: [{ name: "Greeting", text: "Say good morning." }] });
    const [prompt] = await listPrompts(ctx);
    const id = prompt?.id ?? "";
    const saved = (version: number) => ({ kind: "saved" as const, prompts: [{ id, version }] });
    const run = await startBenchmark(ctx, benchmarkInput({ workload: saved(1) }));
    const kept = {
      ...{ label: "Greeting, version 1", text: "Say hello.", maxTokens: null },
      saved: { id, name: "Greeting", version: 1 },
    };
    expect((await repository.findBenchmark(ctx.db, run.id))?.prompts).toEqual([kept]);

    await expect(startBenchmark(ctx, benchmarkInput({ workload: saved(3) }))).rejects.toMatchObject({
      code: "not_found",
      fieldErrors: { promptsText: "A saved prompt is no longer in the library." },
    });
    await deletePrompt(ctx, { id });
    const again = await repeatBenchmark(ctx, { id: run.id, newId: randomUUID(), confirmed: false });
    expect((await repository.findBenchmark(ctx.db, again.id))?.prompts).toEqual([kept]);
  });

  it("fills variables in, keeps their values with the run, and refuses one that has no value", async () => {
    const ctx = await testContext();
    await savePrompts(ctx, { prompts: [{ name: "Letter", text: "Dear {{name}}, {{ name }}!" }] });
    const [prompt] = await listPrompts(ctx);
    const id = prompt?.id ?? "";
    const workload = (values: Record<string, string>) => ({
      kind: "saved" as const,
      prompts: [{ id, version: 1, values }],
    });
    const run = await startBenchmark(ctx, benchmarkInput({ workload: workload({ name: "Mara", other: "unused" }) }));
    expect((await repository.findBenchmark(ctx.db, run.id))?.prompts).toEqual([
      {
        ...{ label: "Letter, version 1, name: Mara", text: "Dear Mara, Mara!", maxTokens: null },
        saved: { id, name: "Letter", version: 1, values: { name: "Mara" } },
      },
    ]);
    await expect(startBenchmark(ctx, benchmarkInput({ workload: workload({ name: " " }) }))).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { promptsText: "“Letter”: enter a value for name." },
    });
  });
});
