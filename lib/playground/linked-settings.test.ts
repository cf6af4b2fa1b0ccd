import { describe, expect, it } from "vitest";
import { readLinked, writeLinked, writtenOf } from "@/lib/playground/linked-settings";
import { emptySettingsDraft, type SettingsDraft } from "@/lib/playground/settings-draft";

const draft = (change: Partial<SettingsDraft>): SettingsDraft => ({ ...emptySettingsDraft, ...change });

describe("settings in a link", () => {
  it.each<[Partial<SettingsDraft>, string]>([
    [{}, ""],
    [{ temperature: "0.2", topK: "40" }, "temperature:0.2,topK:40"],
    [{ thinking: "2,048", isStreaming: false }, "thinking:2~048,isStreaming:0"],
    [{ temperature: "wa:rm" }, "temperature:wa:rm"],
    [{ cacheTtl: "5m", cacheTools: true, cacheSystem: false }, "cacheTtl:5m,cacheTools:1,cacheSystem:0"],
  ])("%j is written as %j and read back", (change, linked) => {
    expect(writeLinked(draft(change))).toBe(linked);
    expect({ ...readLinked(linked), ...writtenOf(emptySettingsDraft) }).toEqual(draft(change));
  });

  it("carries nothing that was written as text", () => {
    const written = { system: "secret", stopSequences: "x", requestMetadata: "a=b", tools: "[]", toolChoice: "any" };
    expect(writeLinked(draft(written))).toBe("");
    expect(writtenOf(draft(written))).toEqual(written);
  });

  it.each(["nonsense", "isStreaming:maybe", `temperature:${"9".repeat(99)}`, "__proto__:1", "system:secret"])(
    "reads %s as the default",
    (linked) => {
      expect({ ...readLinked(linked), ...writtenOf(emptySettingsDraft) }).toEqual(emptySettingsDraft);
    },
  );
});
