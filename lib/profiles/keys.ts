/** react-query keys of the profiles feature. */
export const profileKeys = {
  all: ["profiles"] as const,
  list: () => ["profiles", "list"] as const,
  tags: (profileId: string) => ["profiles", "tags", profileId] as const,
};
