import type { Diagnosis, Remedy } from "@/lib/explain/explanation";

/** A text that Bedrock, an SDK or a tool is known to say. Patterns take time in proportion to the text. */
export interface Rule extends Diagnosis {
  pattern: RegExp;
  /** Rules that say more: where one of them matches too, this one is left out. */
  unless?: readonly string[];
}

/** A rule with one remedy or several, written in the order in which they are read. */
export function rule(
  id: string,
  pattern: RegExp,
  title: string,
  meaning: string,
  remedies: readonly Remedy[],
  unless: readonly string[] = [],
): Rule {
  return { id, pattern, title, meaning, remedies, unless };
}
