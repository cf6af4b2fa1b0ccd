import { formatDate, formatUsd } from "@/lib/format";
import { priceOf } from "@/lib/pricing/price-list";
import { residencyLabels, residencyOf } from "@/lib/profiles/residency";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { describeRoute } from "@/lib/profiles/sources";
import type { Successor } from "@/lib/replacement/successors";

export interface Difference {
  label: string;
  old: string;
  new: string;
  isChanged: boolean;
}

type Side = Pick<ProfileSummary, "modelId" | "modelName" | "route" | "lifecycle" | "endOfLifeAt" | "provider">;

/** What changes for the callers when a profile is replaced; prices in US dollars per 1,000,000 tokens, list. */
export function differencesOf(old: Side, successor: Successor): Difference[] {
  const rows: [label: string, read: (side: Side) => string][] = [
    ["Model", ({ modelName }) => modelName],
    ["Provider", ({ provider }) => provider],
    ["Routes to", ({ route }) => describeRoute({ ...route, regions: [...route.regions].sort() })],
    ["Residency", ({ route }) => residencyLabels[residencyOf(route).class]],
    ["Input, per 1M tokens", (side) => priceText(side, "input")],
    ["Output, per 1M tokens", (side) => priceText(side, "output")],
    ["Lifecycle", lifecycleText],
  ];
  return rows.map(([label, read]) => {
    const [before, after] = [read(old), read(successor)];
    return { label, old: before, new: after, isChanged: before !== after };
  });
}

function priceText({ modelId, route }: Side, rate: "input" | "output"): string {
  return formatUsd(priceOf(modelId, route.scope)?.[rate] ?? null);
}

function lifecycleText({ lifecycle, endOfLifeAt }: Side): string {
  if (lifecycle === "UNKNOWN") return "unknown";
  if (lifecycle === "ACTIVE") return "active";
  return endOfLifeAt ? `legacy, ends on ${formatDate(endOfLifeAt)}` : "legacy, end not announced";
}
