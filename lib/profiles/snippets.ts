import { parseArn } from "@/lib/bedrock/arn";
import type { ProfileType } from "@/lib/bedrock/types";
import { python, typescript } from "@/lib/profiles/snippet-calls";
import { cdk, cloudFormation, type ProfileDefinition, terraform } from "@/lib/profiles/snippet-definitions";
import { awsCli, curl } from "@/lib/profiles/snippet-shell";

export const snippetLanguages = ["python", "typescript", "cli", "curl", "terraform", "cloudformation", "cdk"] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

export interface SnippetTarget {
  type: ProfileType;
  profileId: string;
  profileArn: string;
  region: string;
  /** Why the profile takes no prompt, or null. */
  noTextReason: string | null;
  /** The profile itself, or for a system profile an example of a copy; a reason when it cannot be told. */
  definition: ProfileDefinition | { reason: string };
}

/** Code to copy, or why there is none. */
export type Snippet = { text: string } | { reason: string };

/** Languages that define a profile rather than call it: streaming means nothing to them. */
export function isDefinition(language: SnippetLanguage): language is "terraform" | "cloudformation" | "cdk" {
  return language === "terraform" || language === "cloudformation" || language === "cdk";
}

/**
 * What `modelId` takes. Bedrock accepts the bare ID of a system profile alone; an application profile is called by
 * its whole ARN.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html
 */
export function callableId(target: Pick<SnippetTarget, "type" | "profileArn" | "profileId">): string {
  return target.type === "APPLICATION" ? target.profileArn : target.profileId;
}

/** A whole program that sends one prompt through the profile, or a whole definition that makes it. */
export function snippet(target: SnippetTarget, language: SnippetLanguage, isStreaming: boolean): Snippet {
  // A client in another Region than the ARN's is told that the identifier is invalid.
  const arn = parseArn(target.profileArn);
  const region = arn?.region || target.region;
  if (isDefinition(language)) return definition(target, language, region);
  if (target.noTextReason !== null) return { reason: `Converse does not take this model. ${target.noTextReason}.` };
  const call = { modelId: callableId(target), region, partition: arn?.partition ?? "aws", isStreaming };
  if (language === "python") return { text: python(call) };
  if (language === "typescript") return { text: typescript(call) };
  if (language === "curl") return { text: curl(call) };
  if (isStreaming) return { reason: "The AWS CLI has no command that streams an answer. Choose Whole, or use curl." };
  return { text: awsCli(call) };
}

function definition(target: SnippetTarget, language: "terraform" | "cloudformation" | "cdk", region: string): Snippet {
  if ("reason" in target.definition) return target.definition;
  const { name, description, copyFrom, tags } = target.definition;
  const texts = [name, description ?? "", copyFrom, ...tags.flatMap(({ key, value }) => [key, value])];
  if (language === "terraform") return { text: terraform(target.definition, region) };
  // CloudFormation replaces these wherever they stand and knows no escape for them.
  if (texts.some((text) => text.includes("{{resolve:"))) {
    return { reason: "A value of this profile contains {{resolve:, which CloudFormation would replace by a secret." };
  }
  return { text: language === "cdk" ? cdk(target.definition, region) : cloudFormation(target.definition, region) };
}
