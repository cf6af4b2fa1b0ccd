import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { cloudFormation, terraform } from "@/lib/profiles/snippet-definitions";
import { hclQuote } from "@/lib/profiles/snippet-quoting";
import { parseHcl } from "@/lib/testing/hcl";
import { hostileDefinition, hostileText, snippetTargets } from "@/lib/testing/snippets";
import { hasTool, runTool } from "@/lib/testing/tools";

const hasTerraform = hasTool("terraform", ["version"], "whether Terraform reads its examples");

const definitions = [
  ["complete", snippetTargets.application.definition],
  ["smallest", snippetTargets.system.definition],
  ["hostile", hostileDefinition],
] as const;

describe("CloudFormation", () => {
  let schema: { properties: string[]; required: string[]; attributes: string[] };

  beforeAll(async () => {
    const database = await loadAwsServiceSpec();
    const [resource] = database.lookup(
      "resource",
      "cloudFormationType",
      "equals",
      "AWS::Bedrock::ApplicationInferenceProfile",
    );
    const properties = Object.entries(resource?.properties ?? {});
    schema = {
      properties: properties.map(([name]) => name),
      required: properties.filter(([, property]) => property.required).map(([name]) => name),
      attributes: Object.keys(resource?.attributes ?? {}),
    };
  });

  it.each(definitions)("says in YAML exactly what was given: %s", (_name, definition) => {
    const template: unknown = parse(cloudFormation(definition, "us-east-1"), { customTags: [getAtt] });
    expect(template).toEqual({
      AWSTemplateFormatVersion: "2010-09-09",
      Resources: {
        InferenceProfile: {
          Type: "AWS::Bedrock::ApplicationInferenceProfile",
          Properties: {
            InferenceProfileName: definition.name,
            ...(definition.description !== null && { Description: definition.description }),
            ModelSource: { CopyFrom: definition.copyFrom },
            ...(definition.tags.length > 0 && {
              Tags: definition.tags.map(({ key, value }) => ({ Key: key, Value: value })),
            }),
          },
        },
      },
      Outputs: { InferenceProfileArn: { Value: { "Fn::GetAtt": "InferenceProfile.InferenceProfileArn" } } },
    });
  });

  it("uses the properties and the attribute of the resource's schema", () => {
    expect(schema.properties.sort()).toEqual(["Description", "InferenceProfileName", "ModelSource", "Tags"]);
    expect(schema.required).toEqual(["InferenceProfileName"]);
    expect(schema.attributes).toContain("InferenceProfileArn");
  });
});

const getAtt = { tag: "!GetAtt", resolve: (text: string) => ({ "Fn::GetAtt": text }) };

describe("Terraform", () => {
  it.each(definitions)("means to HashiCorp's parser exactly what was given: %s", async (_name, definition) => {
    const { resource } = await parseHcl(terraform(definition, "us-east-1"));
    const [[profile] = []] = Object.values(resource?.aws_bedrock_inference_profile ?? {});
    expect(profile).toEqual({
      name: definition.name,
      ...(definition.description !== null && { description: definition.description }),
      model_source: [{ copy_from: definition.copyFrom }],
      ...(definition.tags.length > 0 && {
        tags: Object.fromEntries(definition.tags.map(({ key, value }) => [key, value])),
      }),
    });
  });

  it.skipIf(!hasTerraform).each(definitions)("is read and already formatted: %s", async (_name, definition) => {
    const code = terraform(definition, "us-east-1");
    // It counts the width of a tab or an emoji in its own way when it aligns the equals signs.
    const aligned = (text: string) => text.replace(/ +(?== ")/g, " ");
    expect(aligned(await runTool("terraform", ["fmt", "-"], { input: code }))).toBe(aligned(code));
  });

  it.skipIf(!hasTerraform)("means exactly what was given", async () => {
    // The console reads one line, and answers with JSON in a string of its own.
    const printed = await runTool("terraform", ["console"], { input: `base64encode(${hclQuote(hostileText)})\n` });
    const [encoded = ""] = /[A-Za-z0-9+/=]{20,}/.exec(printed) ?? [];
    expect(Buffer.from(encoded, "base64").toString("utf8")).toBe(hostileText);
  });
});
