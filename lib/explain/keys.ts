/** react-query keys of the explain feature. */
export const explainKeys = {
  identity: (identifier: string) => ["explain", "identity", identifier] as const,
};
