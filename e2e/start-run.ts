import type { APIRequestContext } from "playwright/test";
import { consoleUrl } from "./console";
import { expect } from "./fixtures";

/** Starts a small benchmark as a program would. @returns its ID */
export async function startRun(request: APIRequestContext, change: object): Promise<string> {
  const response = await request.post("/api/benchmarks", {
    headers: { origin: consoleUrl() },
    data: {
      ...{
        id: crypto.randomUUID(),
        name: "",
        warmUp: 1,
        concurrency: 2,
        spacingMs: 0,
        timeoutMs: 60_000,
        maxTokens: 16,
      },
      workload: { kind: "prompts", prompts: [{ label: "yes", text: "Say yes." }] },
      ...{ cacheBusting: true, primary: "total", marginPercent: 10, design: "fixed", costCapUsd: 1, confirmed: false },
      ...change,
    },
  });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()).data.id;
}
