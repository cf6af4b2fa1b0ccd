import { describe, expect, it } from "vitest";
import { configSchema, defaultConfig } from "@/lib/config/schema";
import {
  type CreateFormValues,
  emptyForm,
  fieldOf,
  parseDraft,
  requestPreview,
  requestText,
  toBody,
  validateForm,
  withRequiredRows,
} from "@/lib/profiles/create-form";

const valid: CreateFormValues = {
  ...emptyForm,
  sourceArn: "arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.amazon.nova-2-lite-v1:0",
  team: " customer-service ",
  environment: "prod",
  name: "customer-service-prod",
  tags: [{ key: "cost-center", value: "CC-4711" }],
};

describe("toBody", () => {
  it("sends the fields as tags before the free rows", () => {
    expect(toBody(valid).tags).toEqual([
      { key: "team", value: "customer-service" },
      { key: "environment", value: "prod" },
      { key: "cost-center", value: "CC-4711" },
    ]);
    expect(toBody({ ...valid, application: "chat" }).tags[2]).toEqual({ key: "application", value: "chat" });
  });
});

describe("fieldOf", () => {
  it.each([
    ["name", "name"],
    ["tags", "tags"],
    ["tags.0.value", "team"],
    ["tags.1.key", "environment"],
    ["tags.2.key", "tags.0.key"],
    ["tags.3.value", "tags.1.value"],
    ["tags.2", "tags.0"],
  ])("lands the error at %s on %s", (path, expected) => {
    expect(fieldOf(path, valid)).toBe(expected);
  });

  it("counts the application only when it is filled in", () => {
    expect(fieldOf("tags.2.value", { ...valid, application: "chat" })).toBe("application");
    expect(fieldOf("tags.3.key", { ...valid, application: "chat" })).toBe("tags.0.key");
  });
});

describe("validateForm", () => {
  it("accepts a complete form", () => {
    expect(validateForm(valid, defaultConfig)).toEqual({});
  });

  it.each([
    [{ team: "  " }, "team"],
    [{ environment: "" }, "environment"],
    [{ team: "R&D" }, "team"],
    [{ application: "a,b" }, "application"],
    [{ name: "a--b" }, "name"],
    [{ name: "" }, "name"],
    [{ name: "a/b" }, "name"],
    [{ description: "Team A - Chat" }, "description"],
    [{ sourceArn: "" }, "sourceArn"],
    [{ sourceArn: "us.amazon.nova-2-lite-v1:0" }, "sourceArn"],
    [{ tags: [{ key: "team", value: "x" }] }, "tags.0.key"],
    [{ tags: [{ key: "aws:x", value: "x" }] }, "tags.0.key"],
    [{ tags: [{ key: "", value: "x" }] }, "tags.0.key"],
    [{ tags: [{ key: "profile-console:source", value: "x" }] }, "tags.0.key"],
    [{ tags: [{ key: "a", value: "ü" }] }, "tags.0.value"],
    [{ tags: Array.from({ length: 48 }, (_, i) => ({ key: `k${i}`, value: "" })) }, "tags"],
  ])("names the field that is wrong in %j", (change, field) => {
    expect(Object.keys(validateForm({ ...valid, ...change }, defaultConfig))).toEqual([field]);
  });
});

describe("requestPreview", () => {
  it("shows what Bedrock will get, with the tag that records the source", () => {
    expect(requestPreview(toBody(valid))).toEqual({
      inferenceProfileName: "customer-service-prod",
      modelSource: { copyFrom: valid.sourceArn },
      tags: [...toBody(valid).tags, { key: "profile-console:source", value: "us.amazon.nova-2-lite-v1:0" }],
    });
  });
});

describe("requestText", () => {
  it("is the same request, with a tag to a line", () => {
    const body = toBody({ ...valid, tags: [{ key: "a", value: '}", {' }] });
    expect(JSON.parse(requestText(body))).toEqual(requestPreview(body));
    expect(requestText(body)).toContain('    { "key": "team", "value": "customer-service" },\n');
  });
});

describe("parseDraft", () => {
  const draft = { fields: { ...valid, name: null }, attempts: [] };

  it("restores what was kept", () => {
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
  });

  it.each([null, "", "{", "null", "{}", JSON.stringify({ ...draft, attempts: [{}] })])("ignores %j", (text) => {
    expect(parseDraft(text)).toBeNull();
  });
});

describe("the organisation's policy", () => {
  const rules = configSchema.parse({
    tagPolicy: { required: ["team", "cost-center"], values: { environment: ["dev"] }, reservedPrefixes: ["finops:"] },
  });
  const { tagPolicy } = rules;

  it("puts a row for each required key in front and keeps what was entered", () => {
    expect(withRequiredRows([{ key: "owner", value: "x" }], tagPolicy)).toEqual([
      { key: "cost-center", value: "" },
      { key: "owner", value: "x" },
    ]);
    expect(withRequiredRows(valid.tags, tagPolicy)).toEqual(valid.tags);
  });

  it("lands its findings on the fields they belong to", () => {
    const tags = [
      { key: "cost-center", value: "XXXX" },
      { key: "finops:unit", value: "1" },
    ];
    expect(validateForm({ ...valid, tags }, rules)).toEqual({
      environment: "environment takes one of dev.",
      "tags.0.value": "XXXX is a placeholder: enter the real value.",
      "tags.1.key": "Keys beginning with finops: are reserved: choose another key.",
    });
    expect(validateForm({ ...valid, environment: "dev", tags: [] }, rules)).toEqual({
      tags: "Add the required tag cost-center.",
    });
  });

  it("insists on an environment or an application only where a rule needs it", () => {
    const judge = (required: string[], nameTemplate: string, values = {}) => {
      const rules = configSchema.parse({ nameTemplate, tagPolicy: { required } });
      return Object.keys(validateForm({ ...valid, environment: "", ...values }, rules));
    };
    expect(judge(["team"], "{team}-{model}")).toEqual([]);
    expect(judge(["team"], "{team}-{environment}")).toEqual(["environment"]);
    expect(judge(["team", "environment"], "{team}")).toEqual(["environment"]);
    expect(judge(["team", "application"], "{team}")).toEqual(["application"]);
    expect(toBody({ ...valid, environment: " " }).tags.map(({ key }) => key)).toEqual(["team", "cost-center"]);
  });
});
