import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { judgeTags, reservedPrefixOf } from "@/lib/config/tag-policy";
import { type ProfileSummary, profileNameSchema } from "@/lib/profiles/schema";
import { keptTags, proposeName } from "@/lib/replacement/propose";
import type { ReplaceBody } from "@/lib/replacement/schema";
import type { Successor } from "@/lib/replacement/successors";

/** A profile that is to be replaced; `tags` is null when they could not be read. */
export interface OldProfile {
  profile: ProfileSummary;
  tags: Tag[] | null;
  tagsProblem: string | null;
}

/** Profiles that are replaced alike: of one Region, model and route. */
export interface OldGroup {
  key: string;
  first: ProfileSummary;
  members: OldProfile[];
}

export function groupOld(old: OldProfile[]): OldGroup[] {
  const groups = new Map<string, OldGroup>();
  for (const member of old) {
    const { region, modelId, route } = member.profile;
    const key = [region, modelId, route.scope, route.label].join(" ");
    const known = groups.get(key);
    if (known) known.members.push(member);
    else groups.set(key, { key, first: member.profile, members: [member] });
  }
  return [...groups.values()];
}

export interface DraftRow {
  old: OldProfile;
  successor: Successor | null;
  /** As typed, else the proposal. */
  name: string;
  /** Those of the old profile, with what was entered for keys that the policy asks for. */
  tags: Tag[];
  /** Why this row cannot be planned yet, or null. */
  problem: string | null;
}

/**
 * The keys whose values the organisation's policy does not accept on some profile of the group, as they are copied, with the
 * policy's words and the number of profiles.
 */
export function tagGaps(policy: TagPolicy, group: OldGroup): { key: string; message: string; count: number }[] {
  const gaps = new Map<string, { key: string; message: string; count: number }>();
  for (const { tags } of group.members) {
    for (const { key, message } of judgeTags(policy, copiedTags(policy, tags ?? []))) {
      const gap = gaps.get(key) ?? { key, message, count: 0 };
      gaps.set(key, { ...gap, count: gap.count + 1 });
    }
  }
  return [...gaps.values()];
}

/** What other tools keep under the organisation's reserved prefixes is theirs to write on the new profile. */
function copiedTags(policy: TagPolicy, tags: Tag[]): Tag[] {
  return keptTags(tags).filter(({ key }) => reservedPrefixOf(policy, key) === null);
}

/** The tags with the values entered for the group, in place of those that the policy does not accept. */
function filledTags(policy: TagPolicy, tags: Tag[], entered: Record<string, string>): Tag[] {
  const wrong = new Set(judgeTags(policy, tags).map(({ key }) => key));
  const filled = Object.entries(entered).flatMap(([key, value]) =>
    wrong.has(key) && value !== "" ? [{ key, value }] : [],
  );
  const keys = new Set(filled.map(({ key }) => key));
  return [...tags.filter(({ key }) => !keys.has(key)), ...filled];
}

/**
 * The rows of the plan as they stand.
 *
 * @param input `chosen` successor and `entered` tag values by group, `typed` names by the old profile's ARN, `existing` names
 */
export function draftRows(
  groups: OldGroup[],
  {
    policy,
    chosen,
    typed,
    entered,
    existing,
  }: {
    policy: TagPolicy;
    chosen: ReadonlyMap<string, Successor>;
    typed: ReadonlyMap<string, string>;
    entered: ReadonlyMap<string, Record<string, string>>;
    existing: string[];
  },
): DraftRow[] {
  const taken = new Set([...existing, ...typed.values()]);
  return groups.flatMap(({ key, members }) => {
    const successor = chosen.get(key) ?? null;
    return members.map((old): DraftRow => {
      const { name, modelName, profileArn } = old.profile;
      const proposal = successor ? proposeName(name, { from: modelName, to: successor.modelName }, taken) : "";
      const wanted = typed.get(profileArn) ?? proposal;
      taken.add(wanted);
      const tags = filledTags(policy, copiedTags(policy, old.tags ?? []), entered.get(key) ?? {});
      const problem = problemOf(old, successor, wanted) ?? judgeTags(policy, tags)[0]?.message ?? null;
      return { old, successor, name: wanted, tags, problem };
    });
  });
}

function problemOf(old: OldProfile, successor: Successor | null, name: string): string | null {
  if (!successor) return "Choose a successor.";
  if (old.tags === null) return `Its tags cannot be copied: ${old.tagsProblem ?? "they could not be read"}`;
  return profileNameSchema.safeParse(name).error?.issues[0]?.message ?? null;
}

/** The exact inputs of the plan's rows; null while one of them has a problem. */
export function toReplaceBodies(rows: DraftRow[]): ReplaceBody[] | null {
  const bodies = rows.map(({ old, successor, name, tags, problem }) =>
    problem === null && successor
      ? {
          oldArn: old.profile.profileArn,
          name,
          description: old.profile.description ?? "",
          sourceArn: successor.arn,
          tags,
        }
      : null,
  );
  const ready = bodies.filter((body) => body !== null);
  return ready.length === rows.length && rows.length > 0 ? ready : null;
}
