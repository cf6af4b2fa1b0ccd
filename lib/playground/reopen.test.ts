import { describe, expect, it } from "vitest";
import type { CallSettings } from "@/lib/invocations/settings";
import { newAttempt } from "@/lib/playground/attempt";
import type { Turn } from "@/lib/playground/history";
import { readLinked } from "@/lib/playground/linked-settings";
import { reopenRun, toDraft } from "@/lib/playground/reopen";
import type { RunContent } from "@/lib/playground/run";
import { loadPlaygroundParams } from "@/lib/playground/search-params";
import { parseSettings } from "@/lib/playground/settings-draft";

const tool = { name: "get_time", description: "Now", inputSchema: { type: "object", properties: {} } };

/** One of every member; a new member does not compile without an example here. */
const examples: Required<{ [Name in keyof CallSettings]: NonNullable<CallSettings[Name]>[] }> = {
  system: ["Be brief.\n\n“Ünïcode”, = and ,"],
  maxTokens: [1, 1_000_000],
  temperature: [0, 0.7],
  topP: [1, 0.123_456_789_012_345_6],
  topK: [0, 500],
  stopSequences: [["END"], ["\n\n", "a\nb", " "]],
  thinking: [{ budgetTokens: 2_048 }, { effort: "low" }],
  requestMetadata: [{ team: "search", case: "a=b" }],
  serviceTier: ["flex", "default"],
  latency: ["optimized"],
  caching: [{ ttl: "1h", tools: true, system: false, conversation: false }],
  tools: [[tool, { name: "b", inputSchema: { type: "object" } }]],
  toolChoice: ["any", { name: "get_time" }],
  isStreaming: [false],
};

describe("toDraft", () => {
  const cases = Object.entries(examples).flatMap(([name, values]) =>
    values.map((value) => [name, { ...(name === "toolChoice" && { tools: [tool] }), [name]: value }] as const),
  );
  it.each(cases)("types %s so that it is read back: %j", (_, settings) => {
    expect(parseSettings(toDraft(settings))).toEqual({ settings, problems: null });
  });

  it("types nothing where nothing was set, and all of it at once", () => {
    expect(parseSettings(toDraft({}))).toEqual({ settings: {}, problems: null });
    const all = Object.fromEntries(Object.entries(examples).map(([name, values]) => [name, values.at(-1)]));
    expect(parseSettings(toDraft(all))).toEqual({ settings: all, problems: null });
  });
});

type Asked = Partial<Pick<Turn, "maxTokens" | "settings" | "sending">> | null;

/** A run of one prompt; null is a pane in which nothing was asked. */
function run(asked: Asked[], change: Partial<RunContent> = {}) {
  const turnOf = (pane: number, what: Exclude<Asked, null>): Turn => {
    const profile = { profileId: `id-${pane}`, name: "P", type: "APPLICATION" as const, modelName: "M" };
    const sending = { order: "together" as const, position: pane, panes: asked.length };
    const rest = {
      nodeId: "n",
      turnId: "t",
      parent: "",
      prompt: "Hi",
      attempts: [newAttempt("i", profile, 0)],
      shown: 0,
    };
    return { ...rest, maxTokens: 512, sending, ...what };
  };
  const facts = { modelId: "m", modelName: "M", scope: "geo" as const, route: "US", routeKey: "x", noTextReason: null };
  const content: RunContent = {
    version: 1,
    panes: asked.map((_, pane) => ({
      key: `k${pane}`,
      profile: { profileId: `id-${pane}`, name: "P", type: "APPLICATION", ...facts },
    })),
    base: 0,
    order: "together",
    vote: null,
    isSimulated: true,
    transcript: Object.fromEntries(
      asked.flatMap((what, pane) => (what ? [[`k${pane}`, { turns: [turnOf(pane, what)], chosen: {} }]] : [])),
    ),
    ...change,
  };
  return reopenRun({ id: "run-id", content });
}

const linkOf = (href: string) => loadPlaygroundParams(new URL(href, "http://localhost"));

/** As each pane would be asked once the playground is open. */
function settingsOf({ href, texts }: ReturnType<typeof run>) {
  const { p, set, own } = linkOf(href);
  return p?.map((_, index) => {
    const linked = own?.[index];
    const draft =
      typeof linked === "string"
        ? { ...readLinked(linked), ...(texts.own[index] ?? texts.shared) }
        : { ...readLinked(set ?? ""), ...texts.shared };
    return parseSettings(draft).settings;
  });
}

describe("reopenRun", () => {
  it("makes what the panes have in common the settings of all", () => {
    const settings = { system: "Be brief.", temperature: 0.2 };
    const opened = run([{ settings }, { settings }], { base: 1, order: "random" });
    expect(linkOf(opened.href)).toMatchObject({
      p: ["id-0", "id-1"],
      base: 1,
      set: "temperature:0.2",
      max: "512",
      own: null,
      run: "run-id",
    });
    expect(settingsOf(opened)).toEqual([settings, settings]);
    expect(opened.href).not.toContain("brief");
  });

  it("gives a pane that was asked otherwise settings of its own, texts included", () => {
    const common = { system: "Be brief.", topK: 40 };
    const other = { stopSequences: ["END"], isStreaming: false };
    const opened = run([{ settings: other }, { settings: common }, { settings: common }, null]);
    expect(linkOf(opened.href).own).toEqual(["isStreaming:0"]);
    expect(settingsOf(opened)).toEqual([other, common, common, common]);
  });

  it("opens an empty limit as empty, and other limits as those of their panes", () => {
    expect(linkOf(run([{ maxTokens: null }]).href).max).toBe("");
    const opened = run([{ maxTokens: null }, { maxTokens: 64 }]);
    expect(linkOf(opened.href).max).toBe("");
    expect(settingsOf(opened)).toEqual([{}, { maxTokens: 64 }]);
  });

  it("takes the order in which the panes were asked, else the one that was chosen", () => {
    const sending = { order: "sequence" as const, position: 0, panes: 2 };
    expect(linkOf(run([{ sending }, { sending }]).href).order).toBe("sequence");
    const alone = { order: "together" as const, position: 0, panes: 1 };
    expect(linkOf(run([{ sending: alone }, null], { order: "random" }).href).order).toBe("random");
  });
});
