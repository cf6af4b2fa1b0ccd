import type { Tag } from "@/lib/bedrock/types";

/** Keys that name an owner, the best first. */
const ownerKeys = ["team", "owner", "squad", "department"];

/** Who a profile belongs to by its tags, whatever the case of the key; null where none says so. */
export function ownerOf(tags: Tag[]): string | null {
  for (const wanted of ownerKeys) {
    const tag = tags.find(({ key, value }) => key.toLowerCase() === wanted && value.trim() !== "");
    if (tag) return tag.value;
  }
  return null;
}
