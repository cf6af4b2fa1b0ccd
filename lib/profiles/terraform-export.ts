import type { IndexedRow } from "@/lib/profiles/list-index";
import type { ProfileSummary } from "@/lib/profiles/schema";
import type { ProfileDefinition } from "@/lib/profiles/snippet-definitions";
import { hclQuote } from "@/lib/profiles/snippet-quoting";
import { snippetTargetOf } from "@/lib/profiles/snippet-target";
import { toSlug } from "@/lib/profiles/suggest-name";
import { twinOf } from "@/lib/profiles/twin";

/**
 * The application profiles among the rows for Terraform: an `import` block and a resource for each, with the recovered
 * source. Those whose source or tags are not known are named in a comment instead: a guess would replace the profile.
 *
 * @param profiles of the listing, in which the sources are looked for
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrock_inference_profile
 */
export function toTerraform(rows: IndexedRow[], profiles: ProfileSummary[]): string {
  const systems = Map.groupBy(
    profiles.filter(({ type }) => type === "SYSTEM_DEFINED"),
    ({ region }) => region,
  );
  const own = rows.filter(({ profile }) => profile.type === "APPLICATION");
  const regions = [...new Set(own.map(({ profile }) => profile.region))].sort();
  const labels = new Set<string>();
  const blocks = own.map((row) => {
    const definition = definitionOf(row, systems.get(row.profile.region) ?? []);
    if ("reason" in definition) return left(row.profile, definition.reason);
    return resource(row.profile, definition, uniqueLabel(row.profile, labels));
  });
  return [...regions.map(provider), ...blocks].join("\n");
}

function definitionOf(
  { profile, tags }: IndexedRow,
  systems: ProfileSummary[],
): ProfileDefinition | { reason: string } {
  const twin = twinOf(profile, tags, systems);
  const known = { tagsError: null, modelsError: null, accountId: null, region: profile.region };
  return snippetTargetOf({ profile, tags, twin, ...known }).definition;
}

const alias = (region: string) => region.replaceAll("-", "_");

function provider(region: string): string {
  return `provider "aws" {
  alias  = ${hclQuote(alias(region))}
  region = ${hclQuote(region)}
}
`;
}

/** Letters, digits and underscores, beginning with a letter; the ID where two names would be the same. */
function uniqueLabel({ name, profileId }: ProfileSummary, taken: Set<string>): string {
  const slug = toSlug(name).replaceAll("-", "_");
  const base = /^[a-z]/.test(slug) ? slug : `profile_${slug}`;
  const label = taken.has(base) ? `${base}_${profileId.replaceAll(/[^a-zA-Z0-9]/g, "_")}` : base;
  taken.add(label);
  return label;
}

function resource(profile: ProfileSummary, definition: ProfileDefinition, label: string): string {
  const { name, description, copyFrom, tags } = definition;
  const keyWidth = Math.max(0, ...tags.map(({ key }) => hclQuote(key).length));
  const attributes: [string, string][] = [
    ["provider", `aws.${alias(profile.region)}`],
    ["name", hclQuote(name)],
    ...(description === null ? [] : [["description", hclQuote(description)] as [string, string]]),
  ];
  const width = Math.max(...attributes.map(([key]) => key.length));
  const tagLines = tags.map(({ key, value }) => `    ${hclQuote(key).padEnd(keyWidth)} = ${hclQuote(value)}`);
  return `import {
  to       = aws_bedrock_inference_profile.${label}
  id       = ${hclQuote(profile.profileId)}
  provider = aws.${alias(profile.region)}
}

resource "aws_bedrock_inference_profile" "${label}" {
${attributes.map(([key, value]) => `  ${key.padEnd(width)} = ${value}`).join("\n")}

  model_source {
    copy_from = ${hclQuote(copyFrom)}
  }
${tagLines.length === 0 ? "" : `\n  tags = {\n${tagLines.join("\n")}\n  }\n`}}
`;
}

/** A comment: nothing in it may end the line. */
function left(profile: ProfileSummary, reason: string): string {
  const text = `${profile.name} (${profile.profileArn}) is left out. ${reason}`;
  return `# ${text.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, " ")}\n`;
}
