import type { TagStore } from "@/lib/profiles/tag-store";

/** Values in use under each tag key, the most frequent first. */
export type ValuesByKey = ReadonlyMap<string, string[]>;

const maxValues = 50;

/** What to offer while a tag's value is typed: what the profiles known so far say under its key, at most 50 values each. */
export function suggestedValues({ byArn }: TagStore): ValuesByKey {
  const counts = new Map<string, Map<string, number>>();
  for (const { loaded } of byArn.values()) {
    if (!("tags" in loaded)) continue;
    for (const { key, value } of loaded.tags) {
      if (value === "") continue;
      const ofKey = counts.get(key) ?? new Map<string, number>();
      counts.set(key, ofKey.set(value, (ofKey.get(value) ?? 0) + 1));
    }
  }
  return new Map([...counts].map(([key, ofKey]) => [key, mostFrequent(ofKey)]));
}

function mostFrequent(counts: Map<string, number>): string[] {
  return [...counts]
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || a.localeCompare(b))
    .slice(0, maxValues)
    .map(([value]) => value);
}
