import type { InferenceProfile } from "@/lib/bedrock/types";

// Thousands of profiles share the list of models of one route, and sorting and joining it for each of them is slow.
const routes = new WeakMap<string[], string>();
const calls = new WeakMap<string[], Map<string, string>>();

/** What a profile reaches, order set aside. */
export function routeKey({ modelArns }: Pick<InferenceProfile, "modelArns">): string {
  const known = routes.get(modelArns);
  if (known !== undefined) return known;
  const key = modelArns.toSorted().join(" ");
  routes.set(modelArns, key);
  return key;
}

/** Where it is called and what it reaches. */
export function callKey(profile: Pick<InferenceProfile, "modelArns"> & { region: string }): string {
  const { region, modelArns } = profile;
  const byRegion = calls.get(modelArns) ?? new Map<string, string>();
  calls.set(modelArns, byRegion);
  const key = byRegion.get(region) ?? `${region} ${routeKey(profile)}`;
  byRegion.set(region, key);
  return key;
}
