import type { Tag } from "@/lib/bedrock/types";
import type { Config, TagPolicy } from "@/lib/config/schema";
import { allowedValues, type TagFinding } from "@/lib/config/tag-policy";
import { tagScore } from "@/lib/config/tag-score";
import { tagSchema } from "@/lib/profiles/schema";
import { toSlug } from "@/lib/profiles/suggest-name";
import { changesBetween, editableTags, judgeChanges, type TagChange } from "@/lib/tags/changes";
import { partsOfName } from "@/lib/tags/name-parts";
import type { Taggable } from "@/lib/tags/schema";

export const ruleKinds = ["set", "rename", "copy", "fill"] as const;
export type RuleKind = (typeof ruleKinds)[number];

/**
 * A rule of bulk re-tagging. `set` gives `key` the value `value`; `rename` moves `key` to `value`; `copy` copies `key` to
 * `value` where that is missing; `fill` takes a missing `key` from the name. Unused members are empty.
 */
export interface TagRule {
  id: string;
  kind: RuleKind;
  key: string;
  value: string;
}

export interface PlannedRetag {
  profile: Taggable;
  changes: TagChange[];
  /** What the policy says against the changes; a profile with any is left out of the plan. */
  findings: TagFinding[];
  /** Tag score before and after, 0 to 1; null when no key is required. */
  before: number | null;
  after: number | null;
}

type Settings = Pick<Config, "tagPolicy" | "nameTemplate">;

/** What the rules, one after the other, would change of each profile; those without a change are left out. */
export function planRetags(settings: Settings, profiles: Taggable[], rules: TagRule[]): PlannedRetag[] {
  const complete = rules.filter((rule) => ruleProblem(rule) === null);
  return profiles.flatMap((profile) => {
    const before = editableTags(settings.tagPolicy, profile.tags);
    const after = complete.reduce((tags, rule) => applyRule(settings, profile, tags, rule), before);
    const changes = changesBetween(before, after);
    if (changes.length === 0) return [];
    return [
      {
        profile,
        changes,
        findings: judgeChanges(settings.tagPolicy, profile.tags, changes),
        before: tagScore(settings.tagPolicy, before).share,
        after: tagScore(settings.tagPolicy, after).share,
      },
    ];
  });
}

/** What is missing from a rule that is being entered or is refused by AWS, or null. */
export function ruleProblem({ kind, key, value }: TagRule): string | null {
  if (key.trim() === "") return "Enter a key.";
  if (kind === "fill") return null;
  if (value.trim() === "") return kind === "set" ? "Enter a value." : "Enter the new key.";
  if (kind !== "set" && key.trim() === value.trim()) return "The two keys are the same.";
  const { shape } = tagSchema;
  const made = kind === "set" ? shape.value.safeParse(value.trim()) : shape.key.safeParse(value.trim());
  const written = shape.key.safeParse(key.trim());
  return (written.error ?? made.error)?.issues[0]?.message ?? null;
}

function applyRule(settings: Settings, profile: Taggable, tags: Tag[], rule: TagRule): Tag[] {
  const [key, value] = [rule.key.trim(), rule.value.trim()];
  const found = tags.find((tag) => tag.key === key);
  const has = (other: string) => tags.some((tag) => tag.key === other && tag.value.trim() !== "");
  switch (rule.kind) {
    case "set":
      return withTag(tags, key, value);
    case "rename":
      return found && !has(value) ? withTag(without(tags, key), value, found.value) : tags;
    case "copy":
      return found && !has(value) ? withTag(tags, value, found.value) : tags;
    case "fill": {
      const named = has(key) ? undefined : partFromName(settings, profile, key);
      return named === undefined ? tags : withTag(tags, key, named);
    }
  }
}

function partFromName({ tagPolicy, nameTemplate }: Settings, profile: Taggable, key: string): string | undefined {
  const known = { ...knownValues(tagPolicy, profile.tags), model: [toSlug(profile.modelName)] };
  return partsOfName(nameTemplate, profile.name, known)[key];
}

/** Tags that are there settle how the rest of the name is read. */
function knownValues(policy: TagPolicy, tags: Tag[]): Record<string, string[] | null> {
  const lists = Object.keys(policy.values).map((key) => [key, allowedValues(policy, key)] as const);
  const present = tags
    .filter(({ value }) => toSlug(value) !== "")
    .map(({ key, value }) => [key, [toSlug(value)]] as const);
  return Object.fromEntries([...lists, ...present]);
}

function without(tags: Tag[], key: string): Tag[] {
  return tags.filter((tag) => tag.key !== key);
}

function withTag(tags: Tag[], key: string, value: string): Tag[] {
  return tags.some((tag) => tag.key === key)
    ? tags.map((tag) => (tag.key === key ? { key, value } : tag))
    : [...tags, { key, value }];
}
