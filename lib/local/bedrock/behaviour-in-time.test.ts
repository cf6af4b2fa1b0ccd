import { ConverseCommand, type ConverseCommandInput } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { driftOf, LatencyFactors } from "./pace-factors.ts";
import { startTestBedrock, userMessage } from "./test-bedrock.ts";
import { quotaTokens, TokenLimits } from "./token-limits.ts";

const sonnet = "anthropic.claude-sonnet-4-6";
const scope = { region: "us-east-1", modelId: sonnet };
const throttled = { name: "ThrottlingException", message: "Too many tokens, please wait before trying again." };

describe("a token limit", () => {
  it("takes prompt and maxTokens at the start, and gives back what was not used", () => {
    const limits = new TokenLimits(true, { [sonnet]: 1_000 });
    const held = limits.reserve(scope, { inputTokens: 100, maxTokens: 800 }, 0);
    expect(() => limits.reserve(scope, { inputTokens: 100, maxTokens: 100 }, 0)).toThrow(throttled.message);
    held.settle(150, 0);
    limits.reserve(scope, { inputTokens: 100, maxTokens: 750 }, 0);
    expect(() => limits.reserve(scope, { inputTokens: 1, maxTokens: 1 }, 0)).toThrow(throttled.message);
  });

  it("fills steadily, and is paid back after more was used than taken", () => {
    const limits = new TokenLimits(true, { "*": 600 });
    limits.reserve(scope, { inputTokens: 100, maxTokens: 500 }, 0).settle(900, 0);
    expect(() => limits.reserve(scope, { inputTokens: 1, maxTokens: 1 }, 30_000)).toThrow();
    limits.reserve(scope, { inputTokens: 50, maxTokens: 50 }, 40_000);
  });

  it("is one per model and Region, and can be off", () => {
    const limits = new TokenLimits(true, { "*": 100 });
    limits.reserve(scope, { inputTokens: 50, maxTokens: 50 }, 0);
    limits.reserve({ ...scope, region: "eu-west-1" }, { inputTokens: 50, maxTokens: 50 }, 0);
    limits.reserve({ ...scope, modelId: "amazon.nova-lite-v1:0" }, { inputTokens: 50, maxTokens: 50 }, 0);
    new TokenLimits(false, { "*": 0 }).reserve(scope, { inputTokens: 50, maxTokens: 50 }, 0);
  });

  it("counts output five times on newer Claude models, and reads of the cache not at all", () => {
    const input = { fresh: 1_000, written5m: 20, written1h: 3, read: 9_999 };
    expect(quotaTokens(sonnet, input, 100)).toBe(1_523);
    expect(quotaTokens("anthropic.claude-3-haiku-20240307-v1:0", input, 100)).toBe(1_123);
  });

  it("throttles every profile of a model alike, until time passes", async () => {
    const local = await startTestBedrock({ tokensPerMinute: { [sonnet]: 2_000 } });
    const ask = (modelId: string, maxTokens: number) => {
      const input: ConverseCommandInput = { modelId, messages: [userMessage("Hi")], inferenceConfig: { maxTokens } };
      return local.http1.send(new ConverseCommand(input));
    };
    await expect(ask(`us.${sonnet}`, 3_000)).rejects.toMatchObject({
      ...throttled,
      $metadata: { httpStatusCode: 429 },
    });
    await ask(`us.${sonnet}`, 1_900);
    await ask(`global.${sonnet}`, 1_500);
    await expect(ask(`global.${sonnet}`, 1_990)).rejects.toMatchObject(throttled);
    await expect(ask("us.amazon.nova-lite-v1:0", 3_000)).resolves.toBeDefined();
    await local.control("PUT", "/clock", { aheadMs: 60_000 });
    await expect(ask(`us.${sonnet}`, 1_990)).resolves.toBeDefined();
    expect(await (await local.control("PUT", "/limits", { tokensPerMinute: { "*": 5 } })).json()).toEqual({
      limits: "on",
      tokensPerMinute: { "*": 5 },
    });
    await expect(ask("us.amazon.nova-lite-v1:0", 10)).rejects.toMatchObject(throttled);
    await local.close();
  });
});

describe("drift", () => {
  const minute = 60_000;
  const at = (elapsedMs: number, model = sonnet) => driftOf(1, model, elapsedMs);

  it("follows from seed, model and time", () => {
    expect(at(minute)).toBe(at(minute));
    expect(driftOf(2, sonnet, minute)).not.toBe(at(minute));
    expect(at(minute, "amazon.nova-lite-v1:0")).not.toBe(at(minute));
  });

  it("moves little within seconds and by some percent within minutes, around 1", () => {
    const hours = Array.from({ length: 480 }, (_, index) => at((index * minute) / 2));
    const mean = hours.reduce((sum, factor) => sum + factor, 0) / hours.length;
    expect(mean).toBeGreaterThan(0.95);
    expect(mean).toBeLessThan(1.05);
    expect(Math.max(...hours) / Math.min(...hours)).toBeGreaterThan(1.15);
    expect(Math.max(...hours)).toBeLessThan(1.25);
    for (let second = 0; second < 600; second += 1) {
      expect(Math.abs(at(second * 1_000) / at((second + 1) * 1_000) - 1)).toBeLessThan(0.01);
    }
  });
});

describe("a latency factor", () => {
  it("belongs to a profile by any of its names", () => {
    const factors = new LatencyFactors({ "team-a": 1.5, "amazon.nova-lite-v1:0": 2 });
    expect(factors.of(["team-a", "abc", "amazon.nova-lite-v1:0"])).toBe(1.5);
    expect(factors.of(["us.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0"])).toBe(2);
    expect(factors.of(["other"])).toBe(1);
  });

  it("makes one profile slower than another of the same model, and latencyMs tells", async () => {
    const local = await startTestBedrock({ speed: 40, latencyFactors: { "us.amazon.nova-pro-v1:0": 6 } });
    // A busy machine adds to a call's time and takes nothing away.
    const fastest = async (modelId: string) => {
      const inferenceConfig = { maxTokens: 5 };
      const latencies: number[] = [];
      for (let index = 0; index < 9; index++) {
        const messages = [userMessage(`Question ${index}`)];
        const started = performance.now();
        const { metrics } = await local.http1.send(new ConverseCommand({ modelId, messages, inferenceConfig }));
        expect(metrics?.latencyMs).toBeLessThanOrEqual(Math.ceil(performance.now() - started));
        latencies.push(metrics?.latencyMs ?? 0);
      }
      return Math.min(...latencies);
    };
    expect(await fastest("us.amazon.nova-pro-v1:0")).toBeGreaterThan(2 * (await fastest("amazon.nova-pro-v1:0")));
    await local.control("DELETE", "/latency");
    expect(await (await local.control("GET", "/latency")).json()).toEqual({
      factors: { "us.amazon.nova-pro-v1:0": 6 },
    });
    await local.close();
  });
});
