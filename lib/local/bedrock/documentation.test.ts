import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accessRulesSchema } from "./access-rules.ts";
import { faultKinds, operations, rulesSchema } from "./faults.ts";
import { calendarSchema } from "./options.ts";

const text = readFileSync(new URL("../../../docs/local-bedrock.md", import.meta.url), "utf8");
const flat = text.replaceAll(/\s+/g, " ");

/** Rules as the page shows them: in its tables and sentences, and as JSON of their own. */
const rules = [
  ...[...flat.matchAll(/`(\{"(?:operation|profile|region|nth|fault)".*?\}\})`/g)].map(([, rule = ""]) => rule),
  ...[...text.matchAll(/```json\n(\{"operation".*?)```/gs)].map(([, rule = ""]) => rule),
];
const sent = (path: string) =>
  [...text.matchAll(new RegExp(`${path} -d '(.*?)'`, "gs"))].map(([, body = ""]) => JSON.parse(body));

describe("docs/local-bedrock.md", () => {
  it.each(rules)("shows a rule that is taken: %s", (rule) => {
    expect(rulesSchema.safeParse({ rules: [JSON.parse(rule)] }).error).toBeUndefined();
  });

  it("shows bodies for the control port that are taken", () => {
    expect(rules.length).toBeGreaterThan(7);
    for (const body of sent("/faults")) expect(rulesSchema.safeParse(body).error).toBeUndefined();
    for (const body of sent("/calendar")) expect(calendarSchema.safeParse(body).error).toBeUndefined();
    const [[, principals = ""] = []] = text.matchAll(/```json\n(\{"principals".*?)```/gs);
    expect(accessRulesSchema.safeParse(JSON.parse(principals)).error).toBeUndefined();
  });

  it.each([...operations, ...faultKinds])("names %s", (name) => {
    expect(flat).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it("lists every option of the command", () => {
    const source = readFileSync(new URL("options.ts", import.meta.url), "utf8");
    const [, block = ""] = /options: \{\n(.*?)\n {6}\},/s.exec(source) ?? [];
    const names = [...block.matchAll(/^\s*"?([a-z-]+)"?:/gm)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(text).toContain(`| \`--${name}`);
  });
});
