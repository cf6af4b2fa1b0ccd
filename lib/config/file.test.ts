import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { currentConfig } from "@/lib/config/file";
import { configSchema, defaultConfig } from "@/lib/config/schema";

function fileWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "config-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "console.json");
  writeFileSync(path, content);
  return path;
}

describe("currentConfig", () => {
  it("is the defaults without a file", async () => {
    expect(await currentConfig(undefined)).toEqual({ config: defaultConfig, problem: null });
  });

  it("takes the example of the documentation", async () => {
    const { config } = await currentConfig("docs/config.example.json");
    expect(config.tagPolicy.required).toEqual(["team", "environment", "cost-center"]);
    expect(config.budgets).toEqual({ perPersonUsdPerDay: 20, perTeamUsdPerDay: 100 });
  });

  it("fills in what a file leaves out", async () => {
    const { config } = await currentConfig(fileWith(`\uFEFF{"tagPolicy": {"required": ["owner"]}}`));
    expect(config).toEqual({
      ...defaultConfig,
      tagPolicy: { required: ["owner"], values: {}, reservedPrefixes: [] },
    });
  });

  it.each([
    ["{", /is no JSON: .+ in JSON at position 1 \(line 1 column 2\)\.$/],
    ["[]", /is not usable: .*expected object/],
    [`{"tagPolicies": {}}`, /is not usable: Unrecognized key: "tagPolicies"\.$/],
    [`{"tagPolicy": {"required": "team"}}`, /is not usable: tagPolicy\.required: .*expected array/],
    [`{"tagPolicy": {"values": {"team": {"pattern": "(", "example": "x"}}}}`, /tagPolicy\.values\.team/],
    [`{"nameTemplate": "{team}/{environment}"}`, /nameTemplate: Between placeholders/],
    [`{"budgets": {"perPersonUsdPerDay": -1}}`, /budgets\.perPersonUsdPerDay: /],
  ])("names path and problem of %s", async (content, problem) => {
    const path = fileWith(content);
    const failure = currentConfig(path);
    await expect(failure).rejects.toThrow(problem);
    await expect(failure).rejects.toThrow(path);
  });

  it("says when the file cannot be read", async () => {
    await expect(currentConfig("/nowhere/console.json")).rejects.toThrow(
      "The configuration file /nowhere/console.json cannot be read (ENOENT).",
    );
  });

  it("reads a change, keeps the last good content while the file is wrong or gone, and recovers", async () => {
    const path = fileWith(`{"accountAlias": "first"}`);
    expect((await currentConfig(path)).config.accountAlias).toBe("first");
    writeFileSync(path, `{"accountAlias": "other"}`);
    utimesSync(path, new Date(), new Date(Date.now() + 5_000));
    expect((await currentConfig(path)).config.accountAlias).toBe("other"); // of the same length
    writeFileSync(path, `{"accountAlias": "second time"}`);
    expect((await currentConfig(path)).config.accountAlias).toBe("second time");
    writeFileSync(path, `{"accountAlias": 3}`);
    expect(await currentConfig(path)).toMatchObject({
      config: { accountAlias: "second time" },
      problem: expect.stringMatching(/^is not usable: accountAlias: /),
    });
    rmSync(path);
    expect(await currentConfig(path)).toMatchObject({
      config: { accountAlias: "second time" },
      problem: "cannot be read (ENOENT)",
    });
    writeFileSync(path, `{"accountAlias": "third"}`);
    expect(await currentConfig(path)).toMatchObject({ config: { accountAlias: "third" }, problem: null });
  });
});

describe("docs/config.schema.json", () => {
  it("says what the schema says (vitest -u writes it anew)", async () => {
    const text = `${JSON.stringify(z.toJSONSchema(configSchema, { io: "input" }), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("../../docs/config.schema.json");
  });
});
