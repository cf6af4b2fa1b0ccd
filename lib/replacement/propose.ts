import type { Tag } from "@/lib/bedrock/types";
import { profileNameSchema } from "@/lib/profiles/schema";
import { toSlug } from "@/lib/profiles/suggest-name";

const maxName = 64;

/**
 * A name in the pattern of the old one: the model's name in it is exchanged, else a version at the end is raised, else the
 * new model is added. Never one that is taken, and always one that Bedrock accepts.
 */
export function proposeName(old: string, models: { from: string; to: string }, taken: ReadonlySet<string>): string {
  const wanted = exchangeModel(old, models) ?? raiseVersion(old) ?? appendModel(old, models.to);
  const base = profileNameSchema.safeParse(wanted).success && wanted !== old ? wanted : appendText(old, "v2");
  return firstFree(base, taken);
}

/** `search nova lite` → `search nova-2-lite`, with the separator that was used. */
function exchangeModel(old: string, { from, to }: { from: string; to: string }): string | null {
  const words = toSlug(from).split("-").filter(Boolean);
  const slug = toSlug(to);
  if (words.length === 0 || slug === "") return null;
  const match = new RegExp(`(?<![a-z0-9])${words.join("([ _-])")}(?![a-z0-9])`, "i").exec(old);
  if (!match) return null;
  const separator = match[1] ?? "-";
  const name = old.slice(0, match.index) + slug.replaceAll("-", separator) + old.slice(match.index + match[0].length);
  return name.length <= maxName ? name : null;
}

function raiseVersion(old: string): string | null {
  const match = /^(.*?[ _-]?v)(\d{1,4})$/i.exec(old);
  return match ? `${match[1]}${Number(match[2]) + 1}` : null;
}

function appendModel(old: string, model: string): string {
  const slug = toSlug(model);
  return old.length + 1 + slug.length <= maxName && slug !== "" ? appendText(old, slug) : appendText(old, "v2");
}

function appendText(old: string, text: string): string {
  const start = old.slice(0, maxName - text.length - 1).replace(/[ _-]$/, "");
  return `${start}-${text}`;
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n++) {
    const candidate = n === 2 ? name : appendText(name, String(n - 1));
    if (!taken.has(candidate)) return candidate;
  }
}

/** The tags that move to the new profile: all but those that AWS or the console writes. */
export function keptTags(tags: Tag[]): Tag[] {
  return tags.filter(({ key }) => !/^(aws|profile-console):/i.test(key));
}
