/** react-query keys of the rehearsal feature. */
export const rehearsalKeys = {
  current: () => ["rehearsal"] as const,
};
