/** react-query keys of the profiles feature. */
export const profileKeys = {
  all: ["profiles"] as const,
  list: () => ["profiles", "list"] as const,
  /** A name that a page has shown, for the breadcrumb. */
  name: (profileId: string) => ["profiles", "name", profileId] as const,
  /** The recorded calls, by version of the listing. */
  calls: (version: number | null) => ["profiles", "calls", version] as const,
  regionCheck: (region: string) => ["profiles", "region-check", region] as const,
  /** The tags loaded so far. */
  tags: () => ["profiles", "tags"] as const,
  /** The reading of all tags, by version of the listing. */
  tagStreams: () => ["profiles", "tag-stream"] as const,
  tagStream: (version: number | null) => ["profiles", "tag-stream", version] as const,
};
