import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { judgeTags } from "@/lib/config/tag-policy";
import { tagsSchema } from "@/lib/profiles/schema";
import { changesBetween, editableTags, isLocked, type TagChange } from "@/lib/tags/changes";

/** One row of the editor. The key of a required one is fixed. */
export interface EditRow extends Tag {
  id: string;
  isRequired: boolean;
}

/** The tags as rows: what the policy requires first, also where it is missing; then the others. */
export function rowsOf(policy: TagPolicy, tags: Tag[]): EditRow[] {
  const values = new Map(tags.map(({ key, value }) => [key, value]));
  const required = policy.required.map((key) => ({ id: key, key, value: values.get(key) ?? "", isRequired: true }));
  const others = editableTags(policy, tags)
    .filter(({ key }) => !policy.required.includes(key))
    .map(({ key, value }) => ({ id: key, key, value, isRequired: false }));
  return [...required, ...others];
}

/** What is wrong with the rows, by row ID; rows without key and value are left out of everything. */
export function rowErrors(policy: TagPolicy, rows: EditRow[]): Record<string, string> {
  const filled = filledRows(rows);
  const tags = filled.map(({ key, value }) => ({ key, value }));
  const errors: Record<string, string> = {};
  const add = (index: unknown, message: string) => {
    const row = typeof index === "number" ? filled[index] : undefined;
    if (row) errors[row.id] ??= message;
  };
  for (const { path, message } of tagsSchema.safeParse(tags).error?.issues ?? []) add(path[0], message);
  for (const { index, message } of judgeTags(policy, tags)) add(index, message);
  return errors;
}

/** What the rows change of the tags; reserved ones are no rows, and stay. */
export function changesOf(policy: TagPolicy, tags: Tag[], rows: EditRow[]): TagChange[] {
  const present = new Set(tags.map(({ key }) => key));
  // A required row that was never filled in is no tag yet.
  const wanted = filledRows(rows).filter(({ key, value }) => value !== "" || present.has(key));
  return changesBetween(editableTags(policy, tags), wanted);
}

export function lockedTags(policy: TagPolicy, tags: Tag[]): Tag[] {
  return tags.filter(({ key }) => isLocked(policy, key));
}

function filledRows(rows: EditRow[]): EditRow[] {
  return rows
    .filter(({ key, value, isRequired }) => isRequired || key.trim() !== "" || value.trim() !== "")
    .map((row) => ({ ...row, key: row.key.trim(), value: row.value.trim() }));
}
