import type { Tag } from "@/lib/bedrock/types";
import { tagText } from "@/lib/profiles/filter";
import type { ProfileSummary, TagsById } from "@/lib/profiles/schema";

/** Tags that have arrived, by profile ID, each with the version of the listing that it belongs to. */
export type TagStore = ReadonlyMap<string, { version: number; loaded: { tags: Tag[] } | { error: TagError } }>;

type TagError = Extract<TagsById[string], { error: unknown }>["error"];

export const emptyTagStore: TagStore = new Map();

/** One request's worth. */
const maxBatch = 50;

/** The visible profiles whose tags are still to be asked for under this version of the listing. */
export function missingTags(store: TagStore, visible: ProfileSummary[], version: number): ProfileSummary[] {
  return visible
    .filter((profile) => profile.type === "APPLICATION" && store.get(profile.profileId)?.version !== version)
    .slice(0, maxBatch);
}

/** The store with what arrived under this version of the listing. */
export function addTags(store: TagStore, arrived: TagsById, version: number): TagStore {
  const next = new Map(store);
  for (const [profileId, loaded] of Object.entries(arrived)) next.set(profileId, { version, loaded });
  return next;
}

export function withoutErrors(store: TagStore): TagStore {
  return new Map([...store].filter(([, { loaded }]) => "tags" in loaded));
}

/** Text to search in, by profile ID, of what has arrived. */
export function indexTags(store: TagStore): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const [profileId, { loaded }] of store) if ("tags" in loaded) index.set(profileId, tagText(loaded.tags));
  return index;
}

/** How many of these profiles' tags have arrived, how many failed, and the first failure. */
export function tagProgress(store: TagStore, profiles: ProfileSummary[]) {
  let loaded = 0;
  let failed = 0;
  let total = 0;
  let error: TagError | null = null;
  for (const { type, profileId } of profiles) {
    if (type !== "APPLICATION") continue;
    total += 1;
    const entry = store.get(profileId);
    if (!entry) continue;
    if ("tags" in entry.loaded) loaded += 1;
    else {
      failed += 1;
      error ??= entry.loaded.error;
    }
  }
  return { loaded, failed, total, error };
}
