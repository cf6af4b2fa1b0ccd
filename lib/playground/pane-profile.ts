import type { Route } from "@/lib/bedrock/route";
import type { ProfileType } from "@/lib/bedrock/types";
import { profileRef } from "@/lib/profiles/links";
import { routeKey } from "@/lib/profiles/route-key";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { findTwin } from "@/lib/profiles/twin";

/** What the playground needs of a profile: little enough to send thousands of them to the browser. */
export interface PaneProfile {
  /** What names it in links and calls: its ID, outside of the home Region its ARN. */
  profileId: string;
  /** Missing where only what a run recorded is known. */
  profileArn?: string;
  name: string;
  type: ProfileType;
  modelId: string;
  modelName: string;
  scope: Route["scope"];
  /** Where requests go, in words: `US · 3 Regions`, `Global`, `us-east-1`. */
  route: string;
  /** Tells two routes apart: the destination models, order set aside. */
  routeKey: string;
  noTextReason: string | null;
}

/** @param home Region in which IDs are looked up; by default the profile's own */
export function toPaneProfile(profile: ProfileSummary, home: string = profile.region): PaneProfile {
  const { profileArn, name, type, modelId, modelName, route, noTextReason } = profile;
  return {
    profileId: profileRef(profile, home),
    profileArn,
    name,
    type,
    modelId,
    modelName,
    scope: route.scope,
    route: route.scope === "geo" ? `${route.label} · ${route.regions.length} Regions` : route.label,
    routeKey: routeKey(profile),
    noTextReason,
  };
}

/** Small, cheap and widely available models, tried in this order. */
const cheapModels = [/nova-2-lite/, /nova-lite/, /nova-micro/, /haiku/, /nova/];

/**
 * The panes of a playground opened without any: the newest application profile that answers with text on the right of
 * its twin, else one cheap system profile, else nothing.
 */
export function defaultPaneIds(profiles: ProfileSummary[]): string[] {
  const usable = profiles.filter((profile) => profile.noTextReason === null && profile.lifecycle !== "LEGACY");
  const newestFirst = usable
    .filter((profile) => profile.type === "APPLICATION")
    .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));
  for (const profile of newestFirst) {
    const twin = findTwin(profile, usable);
    if (twin) return [twin.profileId, profile.profileId];
  }
  const system = usable.filter((profile) => profile.type === "SYSTEM_DEFINED");
  const cheap = cheapModels.map((model) => system.find((profile) => model.test(profile.modelId))).find(Boolean);
  const first = cheap ?? system[0] ?? newestFirst[0];
  return first ? [first.profileId] : [];
}

/**
 * The profile for a second pane beside `firstId`: its twin, else an application profile with the same route, else the
 * other usable profile of the same model, else none.
 */
export function secondPaneId(firstId: string, profiles: PaneProfile[]): string {
  const first = profiles.find((profile) => profile.profileId === firstId);
  const others = profiles.filter((profile) => profile.profileId !== firstId && profile.noTextReason === null);
  if (!first) return "";
  const ofOtherType = others.filter((profile) => profile.type !== first.type);
  const match =
    ofOtherType.find((profile) => profile.routeKey === first.routeKey) ??
    ofOtherType.find((profile) => profile.modelId === first.modelId) ??
    others.find((profile) => profile.modelId === first.modelId);
  return match?.profileId ?? "";
}

/** What sets two panes apart. `only-profile` is the fair comparison; the others explain a difference in the answers. */
export interface Difference {
  kind: "same-profile" | "only-profile" | "model" | "route" | "model-and-route" | "settings";
  text: string;
}

export function differenceOf(left: PaneProfile, right: PaneProfile): Difference {
  if (left.profileId === right.profileId) return { kind: "same-profile", text: "The same profile in both panes" };
  const models = `${left.modelName} and ${right.modelName}`;
  const routes = `${left.route} and ${right.route}`;
  const modelDiffers = left.modelId !== right.modelId;
  const routeDiffers = left.scope !== right.scope || left.route !== right.route || !hasSameRegions(left, right);
  if (modelDiffers && routeDiffers)
    return { kind: "model-and-route", text: `Model and route differ: ${models}; ${routes}` };
  if (modelDiffers) return { kind: "model", text: `Model differs: ${models}` };
  if (routeDiffers) return { kind: "route", text: `Route differs: ${routes}` };
  return { kind: "only-profile", text: "Only the profile differs" };
}

/** What sets any number of panes apart, measured against the baseline; null below two. */
export function differenceAmong(profiles: PaneProfile[], base: number): Difference | null {
  const baseline = profiles[base] ?? profiles[0];
  const others = profiles.filter((_, index) => index !== base);
  if (!baseline || others.length === 0) return null;
  const [first, ...rest] = others.map((other) => differenceOf(baseline, other));
  if (!first || rest.length === 0) return first ?? null;
  const kinds = new Set([first, ...rest].map(({ kind }) => kind));
  kinds.delete("same-profile");
  if (kinds.size === 0) return { kind: "same-profile", text: `The same profile in all ${profiles.length} panes` };
  if (kinds.size === 1 && kinds.has("only-profile")) return { kind: "only-profile", text: "Only the profile differs" };
  const differs = (part: string) => [...kinds].some((kind) => kind.includes(part));
  const list = (read: (profile: PaneProfile) => string) => [...new Set(profiles.map(read))].join(", ");
  const models = `Models differ: ${list(({ modelName }) => modelName)}`;
  const routes = `routes differ: ${list(({ route }) => route)}`;
  if (differs("model") && differs("route")) return { kind: "model-and-route", text: `${models}; ${routes}` };
  if (differs("model")) return { kind: "model", text: models };
  return { kind: "route", text: `R${routes.slice(1)}` };
}

function hasSameRegions(left: PaneProfile, right: PaneProfile): boolean {
  return left.modelId !== right.modelId || left.routeKey === right.routeKey;
}
