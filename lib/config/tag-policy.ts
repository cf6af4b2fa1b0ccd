import type { TagPolicy, ValueRule } from "@/lib/config/schema";

/** Prefixes that no organisation can open: AWS's own, and the one under which the console keeps its notes. */
const alwaysReserved = ["aws:", "profile-console:"];

/** What is wrong with the tags of one profile. `index` is the place in the list given; null for a key that is missing. */
export interface TagFinding {
  problem: "missing" | "value" | "reserved" | "placeholder";
  key: string;
  index: number | null;
  /** A sentence that says what to do. */
  message: string;
}

interface Tag {
  key: string;
  value: string;
}

/**
 * Holds the tags that people enter against the organisation's policy; empty when all is well. The form, bulk creation and
 * tag editing all judge by this. Tags that the console writes itself (`profile-console:…`) must not be among them.
 */
export function judgeTags(policy: TagPolicy, tags: Tag[]): TagFinding[] {
  const present = new Set(tags.filter(({ value }) => value.trim() !== "").map(({ key }) => key));
  const missing = policy.required
    .filter((key) => !present.has(key) && !tags.some((tag) => tag.key === key))
    .map((key): TagFinding => ({ problem: "missing", key, index: null, message: `Add the required tag ${key}.` }));
  return [...tags.flatMap((tag, index) => judgeTag(policy, tag, index)), ...missing];
}

function judgeTag(policy: TagPolicy, { key, value }: Tag, index: number): TagFinding[] {
  const found = (problem: TagFinding["problem"], message: string): TagFinding[] => [{ problem, key, index, message }];
  const prefix = reservedPrefixOf(policy, key);
  if (prefix) return found("reserved", `Keys beginning with ${prefix} are reserved: choose another key.`);
  if (value.trim() === "") {
    return policy.required.includes(key) ? found("missing", `Enter a value: ${key} is required.`) : [];
  }
  if (isPlaceholder(value)) return found("placeholder", `${value} is a placeholder: enter the real value.`);
  const rule = policy.values[key];
  return rule && !obeys(rule, value) ? found("value", `${key} takes ${describeRule(rule)}.`) : [];
}

/** The reserved prefix that a key begins with, or null. Upper and lower case are the same, as AWS sees them. */
export function reservedPrefixOf(policy: TagPolicy, key: string): string | null {
  const wanted = key.toLowerCase();
  return (
    [...alwaysReserved, ...policy.reservedPrefixes].find((prefix) => wanted.startsWith(prefix.toLowerCase())) ?? null
  );
}

/** The values to choose from, or null where any (or any that matches a pattern) will do. */
export function allowedValues(policy: TagPolicy, key: string): string[] | null {
  const rule = policy.values[key];
  return Array.isArray(rule) ? rule : null;
}

/** Text that somebody left in a copied example: `XXXX`, `CC-XXXX`, `TODO`, `changeme`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return /(^|[^a-z0-9])x{3,}($|[^a-z0-9])/i.test(text) || /^(todo|tbd|fixme|change[-_ ]?me|placeholder)$/i.test(text);
}

/** A rule in words: `one of dev, prod`, `values such as CC-4711`. */
export function describeRule(rule: ValueRule): string {
  return Array.isArray(rule) ? `one of ${rule.join(", ")}` : `values such as ${rule.example}`;
}

function obeys(rule: ValueRule, value: string): boolean {
  return Array.isArray(rule) ? rule.includes(value) : new RegExp(`^(?:${rule.pattern})$`, "u").test(value);
}
