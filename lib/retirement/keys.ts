/** react-query keys of the retirement feature. */
export const retirementKeys = {
  tags: (profileArns: string[]) => ["retirement", "tags", profileArns] as const,
};
