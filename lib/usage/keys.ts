import type { ProfileUsageInput } from "@/lib/usage/schema";

/** react-query keys of what was invoked here. */
export const usageKeys = {
  ofProfile: ({ profileArn, range }: ProfileUsageInput) => ["usage", "profile", profileArn, range] as const,
  calls: (profileArn: string) => ["usage", "calls", profileArn] as const,
};
