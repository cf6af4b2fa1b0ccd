import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { judgeTags, reservedPrefixOf, type TagFinding } from "@/lib/config/tag-policy";

/** One key that changes. `from` is what was seen, `to` what is wanted; null where the key is not there. */
export interface TagChange {
  key: string;
  from: string | null;
  to: string | null;
}

export type TagChangeKind = "added" | "changed" | "removed";

export function kindOf({ from, to }: TagChange): TagChangeKind {
  if (from === null) return "added";
  return to === null ? "removed" : "changed";
}

function valuesOf(tags: Tag[]): Map<string, string> {
  return new Map(tags.map(({ key, value }) => [key, value]));
}

/** What leads from one set of tags to another, in the order of the wanted ones, then what goes. */
export function changesBetween(before: Tag[], after: Tag[]): TagChange[] {
  const [old, wanted] = [valuesOf(before), valuesOf(after)];
  return [
    ...[...wanted].flatMap(([key, to]) => (old.get(key) === to ? [] : [{ key, from: old.get(key) ?? null, to }])),
    ...[...old].flatMap(([key, from]) => (wanted.has(key) ? [] : [{ key, from, to: null }])),
  ];
}

/** The tags once the changes are made; those that are not named stay, in their order. */
export function applyChanges(tags: Tag[], changes: TagChange[]): Tag[] {
  const after = valuesOf(tags);
  for (const { key, to } of changes) {
    if (to === null) after.delete(key);
    else after.set(key, to);
  }
  return [...after].map(([key, value]) => ({ key, value }));
}

/**
 * The changes that are still to be made, or the keys that somebody else gave another value meanwhile. A repeated request
 * finds nothing left to do.
 */
export function remaining(current: Tag[], changes: TagChange[]): { open: TagChange[]; overtaken: string[] } {
  const values = valuesOf(current);
  const now = (key: string) => values.get(key) ?? null;
  return {
    open: changes.filter(({ key, to }) => now(key) !== to),
    overtaken: changes.filter(({ key, from, to }) => now(key) !== to && now(key) !== from).map(({ key }) => key),
  };
}

/** Tags that nobody edits here: those of AWS, of the console and of the organisation's own tools. */
export function isLocked(policy: TagPolicy, key: string): boolean {
  return reservedPrefixOf(policy, key) !== null;
}

export function editableTags(policy: TagPolicy, tags: Tag[]): Tag[] {
  return tags.filter(({ key }) => !isLocked(policy, key));
}

/**
 * What the policy says against these changes: every key they touch must be right afterwards. What was wrong before and is
 * not touched does not count, so that tags can be put right step by step.
 */
export function judgeChanges(policy: TagPolicy, current: Tag[], changes: TagChange[]): TagFinding[] {
  const locked = changes.flatMap(({ key }): TagFinding[] => {
    const prefix = reservedPrefixOf(policy, key);
    const message = `Keys beginning with ${prefix} are reserved: ${key} stays as it is.`;
    return prefix ? [{ problem: "reserved", key, index: null, message }] : [];
  });
  const touched = new Set(changes.map(({ key }) => key));
  const after = editableTags(policy, applyChanges(current, changes));
  return [...locked, ...judgeTags(policy, after).filter(({ key }) => touched.has(key))];
}
