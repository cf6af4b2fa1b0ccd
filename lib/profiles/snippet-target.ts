import { resourceIdOf } from "@/lib/bedrock/arn";
import { type ProfileDetail, sourceTagKey } from "@/lib/profiles/schema";
import type { ProfileDefinition } from "@/lib/profiles/snippet-definitions";
import type { SnippetTarget } from "@/lib/profiles/snippets";
import { toSlug } from "@/lib/profiles/suggest-name";

/** What the code of a profile is made from. */
export function snippetTargetOf(detail: ProfileDetail): SnippetTarget {
  const { profile, region } = detail;
  const { type, profileId, profileArn, noTextReason } = profile;
  return { type, profileId, profileArn, region, noTextReason, definition: definitionOf(detail) };
}

function definitionOf({ profile, tags, twin }: ProfileDetail): ProfileDefinition | { reason: string } {
  if (profile.type === "SYSTEM_DEFINED") {
    if (profile.noTextReason !== null) return { reason: `This profile cannot be copied. ${profile.noTextReason}.` };
    const name = `my-team-${toSlug(profile.modelName)}`.slice(0, 64).replace(/-+$/, "");
    const example = [{ key: "team", value: "my-team" }];
    return { name, description: null, copyFrom: profile.profileArn, tags: example };
  }
  if (tags === null) return { reason: "The tags could not be read, so the code would make a profile without them." };
  const copyFrom = sourceOf(profile.modelArns, tags.find(({ key }) => key === sourceTagKey)?.value, twin);
  if (copyFrom === null) {
    return {
      reason:
        "What this profile was copied from cannot be told: Bedrock does not return it, and no system profile here has the same route.",
    };
  }
  return { name: profile.name, description: profile.description, copyFrom, tags };
}

/** The ARN to copy from: the recorded model, the twin, or the only model that is reached. */
function sourceOf(modelArns: string[], recordedId: string | undefined, twin: ProfileDetail["twin"]): string | null {
  const [only] = modelArns.length === 1 ? modelArns : [];
  if (only && recordedId === resourceIdOf(only)) return only;
  return twin?.profileArn ?? only ?? null;
}
