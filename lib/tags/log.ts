import { parseTagText } from "@/lib/profiles/tag-text";
import { changesBetween, type TagChange } from "@/lib/tags/changes";

/** What an entry of the log says about tags, or null when it says nothing. */
export function tagChanges(before: string | undefined, after: string | undefined): TagChange[] | null {
  const [from, to] = [parseTagText(before), parseTagText(after)];
  return from === null && to === null ? null : changesBetween(from ?? [], to ?? []);
}
