import type { Tag } from "@/lib/bedrock/types";
import type { ProfileSummary, TagsByArn } from "@/lib/profiles/schema";
import type { TagLine } from "@/lib/profiles/tag-lines";
import type { ActionError } from "@/lib/result";

export type LoadedTags = TagsByArn[string];

/** Tags that have arrived. `version` is that of the listing they were asked under: a newer one asks again. */
export interface TagStore {
  byArn: ReadonlyMap<string, { version: number; loaded: LoadedTags }>;
  /** Regions whose every tag has arrived, by the version it was asked under: who is missing carries none. */
  whole: ReadonlyMap<string, number>;
  /** Regions whose profiles could not even be listed for their tags. */
  failed: ReadonlyMap<string, ActionError>;
}

export const emptyTagStore: TagStore = { byArn: new Map(), whole: new Map(), failed: new Map() };

/** One request's worth. */
const maxBatch = 50;

/** The Tagging API hears of new profiles late. */
const settlingMs = 15 * 60_000;

type Tagged = Pick<ProfileSummary, "profileArn" | "region" | "type" | "createdAt">;

/** The tags of a profile, or undefined while they are not known. */
export function tagsOf(store: TagStore, profile: Tagged): LoadedTags | undefined {
  const known = store.byArn.get(profile.profileArn)?.loaded;
  if (known || profile.type !== "APPLICATION") return known;
  const askedAt = store.whole.get(profile.region);
  const isSettled = askedAt !== undefined && (profile.createdAt?.getTime() ?? 0) < askedAt - settlingMs;
  return isSettled ? none : undefined;
}

const none: LoadedTags = { tags: [] };

/** The visible profiles whose tags are still to be asked for. */
export function missingTags<Profile extends Tagged>(store: TagStore, visible: Profile[]): Profile[] {
  return visible
    .filter((profile) => profile.type === "APPLICATION" && tagsOf(store, profile) === undefined)
    .slice(0, maxBatch);
}

/** The store with what was asked for by ARN. */
export function addTags(store: TagStore, arrived: TagsByArn, version: number): TagStore {
  const byArn = new Map(store.byArn);
  for (const [arn, loaded] of Object.entries(arrived)) byArn.set(arn, { version, loaded });
  return { ...store, byArn };
}

/** The store with what a stream of all tags brought. */
export function addTagLines(store: TagStore, lines: TagLine[], version: number): TagStore {
  const byArn = new Map(store.byArn);
  const whole = new Map(store.whole);
  const failed = new Map(store.failed);
  for (const line of lines) {
    if (line.type === "tags") for (const [arn, tags] of line.tags) byArn.set(arn, { version, loaded: { tags } });
    if (line.type === "tag-errors")
      for (const [arn, error] of line.errors) byArn.set(arn, { version, loaded: { error } });
    if (line.type === "tags-failed") failed.set(line.region, line.error);
    if (line.type !== "tags-end") continue;
    failed.delete(line.region);
    if (!line.isWhole) continue;
    whole.set(line.region, version);
    // Who was tagged under an earlier version and is not now has lost its tags.
    for (const [arn, entry] of byArn) if (entry.version < version && regionOf(arn) === line.region) byArn.delete(arn);
  }
  return { byArn, whole, failed };
}

function regionOf(arn: string): string | undefined {
  return arn.split(":", 4)[3];
}

export function withoutErrors(store: TagStore): TagStore {
  const byArn = new Map([...store.byArn].filter(([, { loaded }]) => "tags" in loaded));
  return { ...store, byArn, failed: new Map() };
}

/** How many of these profiles' tags have arrived, how many failed, and the first failure. */
export function tagProgress(store: TagStore, profiles: Tagged[]) {
  let loaded = 0;
  let failed = 0;
  let total = 0;
  let error: ActionError | null = [...store.failed.values()][0] ?? null;
  for (const profile of profiles) {
    if (profile.type !== "APPLICATION") continue;
    total += 1;
    const entry = tagsOf(store, profile);
    if (!entry) continue;
    if ("tags" in entry) loaded += 1;
    else {
      failed += 1;
      error ??= entry.error;
    }
  }
  return { loaded, failed, total, error };
}

/** The tags of a profile as far as they are known. */
export function knownTags(store: TagStore, profile: Tagged): Tag[] | null {
  const loaded = tagsOf(store, profile);
  return loaded && "tags" in loaded ? loaded.tags : null;
}
