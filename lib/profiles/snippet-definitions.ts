import type { Tag } from "@/lib/bedrock/types";
import { hclQuote, jsonQuote } from "@/lib/profiles/snippet-quoting";

/** What a definition needs to make a profile. Everything in it is untrusted text. */
export interface ProfileDefinition {
  name: string;
  description: string | null;
  copyFrom: string;
  tags: Tag[];
}

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrock_inference_profile */
export function terraform({ name, description, copyFrom, tags }: ProfileDefinition, region: string): string {
  const width = description === null ? 0 : "description".length;
  const attribute = (key: string, value: string) => `  ${key.padEnd(width)} = ${hclQuote(value)}`;
  const keyWidth = Math.max(0, ...tags.map(({ key }) => hclQuote(key).length));
  return `provider "aws" {
  region = ${hclQuote(region)}
}

resource "aws_bedrock_inference_profile" "this" {
${[attribute("name", name), ...(description === null ? [] : [attribute("description", description)])].join("\n")}

  model_source {
    copy_from = ${hclQuote(copyFrom)}
  }
${
  tags.length === 0
    ? ""
    : `
  tags = {
${tags.map(({ key, value }) => `    ${hclQuote(key).padEnd(keyWidth)} = ${hclQuote(value)}`).join("\n")}
  }
`
}}

output "inference_profile_arn" {
  value = aws_bedrock_inference_profile.this.arn
}
`;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-applicationinferenceprofile.html */
export function cloudFormation({ name, description, copyFrom, tags }: ProfileDefinition, region: string): string {
  const tagLines = tags.map(
    ({ key, value }) => `        - Key: ${jsonQuote(key)}\n          Value: ${jsonQuote(value)}\n`,
  );
  return `# Deploy this stack in ${jsonQuote(region)}.
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  InferenceProfile:
    Type: AWS::Bedrock::ApplicationInferenceProfile
    Properties:
      InferenceProfileName: ${jsonQuote(name)}
${description === null ? "" : `      Description: ${jsonQuote(description)}\n`}\
      ModelSource:
        CopyFrom: ${jsonQuote(copyFrom)}
${tagLines.length === 0 ? "" : `      Tags:\n${tagLines.join("")}`}\
Outputs:
  InferenceProfileArn:
    Value: !GetAtt InferenceProfile.InferenceProfileArn
`;
}

/** @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_bedrock.CfnApplicationInferenceProfile.html */
export function cdk({ name, description, copyFrom, tags }: ProfileDefinition, region: string): string {
  const tagLines = tags.map(({ key, value }) => `    { key: ${jsonQuote(key)}, value: ${jsonQuote(value)} },\n`);
  return `import { App, CfnOutput, Stack } from "aws-cdk-lib";
import { CfnApplicationInferenceProfile } from "aws-cdk-lib/aws-bedrock";

const app = new App();
const stack = new Stack(app, "InferenceProfileStack", { env: { region: ${jsonQuote(region)} } });

const profile = new CfnApplicationInferenceProfile(stack, "InferenceProfile", {
  inferenceProfileName: ${jsonQuote(name)},
${description === null ? "" : `  description: ${jsonQuote(description)},\n`}\
  modelSource: { copyFrom: ${jsonQuote(copyFrom)} },
${tagLines.length === 0 ? "" : `  tags: [\n${tagLines.join("")}  ],\n`}\
});

new CfnOutput(stack, "InferenceProfileArn", { value: profile.attrInferenceProfileArn });
`;
}
