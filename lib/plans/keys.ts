export const planKeys = {
  progress: (planId: string) => ["plans", planId, "progress"] as const,
};
