/** react-query keys of the profiles feature. */
export const profileKeys = {
  all: ["profiles"] as const,
  list: () => ["profiles", "list"] as const,
  /** A name that a page has shown, for the breadcrumb. */
  name: (profileId: string) => ["profiles", "name", profileId] as const,
  /** The tags loaded so far, by profile ID. */
  tags: () => ["profiles", "tags"] as const,
};
