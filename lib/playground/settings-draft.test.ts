import { describe, expect, it } from "vitest";
import { emptySettingsDraft, parseSettings, type SettingsDraft } from "@/lib/playground/settings-draft";

const parse = (change: Partial<SettingsDraft>) => parseSettings({ ...emptySettingsDraft, ...change });
const schema = { type: "object", properties: {} };

describe("parseSettings", () => {
  it.each<[Partial<SettingsDraft>, object]>([
    [{}, {}],
    [{ temperature: "0" }, { temperature: 0 }],
    [
      { temperature: "0,7", topK: "40" },
      { temperature: 0.7, topK: 40 },
    ],
    [{ stopSequences: "END\n\\n\\n" }, { stopSequences: ["END", "\n\n"] }],
    [{ thinking: "2,048" }, { thinking: { budgetTokens: 2048 } }],
    [{ thinking: "low" }, { thinking: { effort: "low" } }],
    [{ requestMetadata: "team = search\n\ncase=a=b" }, { requestMetadata: { team: "search", case: "a=b" } }],
    [
      { isStreaming: false, serviceTier: "flex" },
      { isStreaming: false, serviceTier: "flex" },
    ],
    [{ cacheTtl: "5m" }, { caching: { ttl: "5m", tools: false, system: true, conversation: true } }],
    [
      { tools: JSON.stringify([{ toolSpec: { name: "a", inputSchema: { json: schema } } }]), toolChoice: "a" },
      { tools: [{ name: "a", inputSchema: schema }], toolChoice: { name: "a" } },
    ],
    [{ tools: JSON.stringify({ name: "b", inputSchema: schema }) }, { tools: [{ name: "b", inputSchema: schema }] }],
  ])("%j is %j", (change, settings) => {
    expect(parse(change)).toEqual({ settings, problems: null });
  });

  it.each<[Partial<SettingsDraft>, keyof SettingsDraft]>([
    [{ temperature: "warm" }, "temperature"],
    [{ temperature: "1.1" }, "temperature"],
    [{ topK: "1.5" }, "topK"],
    [{ thinking: "100" }, "thinking"],
    [{ thinking: "much" }, "thinking"],
    [{ requestMetadata: "no pair" }, "requestMetadata"],
    [{ tools: "[{" }, "tools"],
    [{ tools: '[{"name":"two words"}]' }, "tools"],
  ])("%j says what is wrong with %s", (change, member) => {
    expect(parse(change).problems?.[member]).toMatch(/\w/);
  });
});
