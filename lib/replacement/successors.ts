import { parseArn } from "@/lib/bedrock/arn";
import type { Route } from "@/lib/bedrock/route";
import type { ModelSource, ProfileSummary } from "@/lib/profiles/schema";

/** Something a replacement can be copied from, in one Region. */
export interface Successor {
  arn: string;
  /** Profile or model ID. */
  id: string;
  kind: "profile" | "model";
  name: string;
  region: string;
  modelId: string;
  modelName: string;
  provider: string;
  route: Route;
  lifecycle: "ACTIVE" | "LEGACY" | "UNKNOWN";
  endOfLifeAt: Date | null;
  /** Why it cannot be copied, or null. */
  unavailableReason: string | null;
}

/** The system profiles and the models, each in its own Region. */
export function toSuccessors(profiles: ProfileSummary[], models: ModelSource[]): Successor[] {
  return [...profiles.filter(({ type }) => type === "SYSTEM_DEFINED").map(fromProfile), ...models.map(fromModel)];
}

function fromProfile(profile: ProfileSummary): Successor {
  return {
    arn: profile.profileArn,
    id: profile.profileId,
    kind: "profile",
    name: profile.name,
    region: profile.region,
    modelId: profile.modelId,
    modelName: profile.modelName,
    provider: profile.provider,
    route: profile.route,
    lifecycle: profile.lifecycle,
    endOfLifeAt: profile.endOfLifeAt,
    unavailableReason: profile.noTextReason,
  };
}

function fromModel(model: ModelSource): Successor {
  const region = parseArn(model.modelArn)?.region ?? "";
  return {
    arn: model.modelArn,
    id: model.modelId,
    kind: "model",
    name: model.name,
    region,
    modelId: model.modelId,
    modelName: model.name,
    provider: model.provider,
    route: { scope: "region", label: region, regions: [region] },
    lifecycle: model.lifecycle,
    endOfLifeAt: null,
    unavailableReason: model.notCopyableReason ?? model.noTextReason,
  };
}

export interface Suggestion {
  successor: Successor;
  /** Why this one, in one sentence. */
  reason: string;
}

type Old = Pick<ProfileSummary, "region" | "modelId" | "modelName" | "provider" | "route">;

/**
 * The current model that comes nearest: same Region of call and same routing, of the same family if there is one, the newest
 * by its version. Null where nothing current routes alike: residency is not given up by a suggestion.
 */
export function suggestSuccessor(old: Old, successors: Successor[]): Suggestion | null {
  const alike = successors.filter(
    (it) =>
      it.region === old.region &&
      it.unavailableReason === null &&
      it.lifecycle === "ACTIVE" &&
      it.modelId !== old.modelId &&
      it.route.scope === old.route.scope &&
      it.route.label === old.route.label &&
      it.provider.toLowerCase() === old.provider.toLowerCase(),
  );
  const family = familyOf(old.modelName);
  const related = alike.filter((it) => isSubset(family, familyOf(it.modelName)));
  const best = newest(related.length > 0 ? related : alike, family);
  if (!best) return null;
  const where = old.route.scope === "global" ? "global routing" : `the same route (${old.route.label})`;
  const reason =
    related.length > 0
      ? `Same provider, same family and ${where}; the newest version that is current.`
      : `Same provider and ${where}; no current model of the family ${[...family].join(" ")} is offered so.`;
  return { successor: best, reason };
}

/** The words of a model's name without versions: `Claude Sonnet 4.5` → claude, sonnet. */
function familyOf(modelName: string): ReadonlySet<string> {
  const words = modelName.toLowerCase().split(/[^a-z0-9.]+/);
  return new Set(words.filter((word) => /^[a-z]/.test(word) && !/^v?\d/.test(word)));
}

function isSubset(wanted: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  return wanted.size > 0 && [...wanted].every((word) => words.has(word));
}

/** By version, then the one with the fewest other words: `Nova 2 Lite` before `Nova 2 Lite Multimodal`. */
function newest(successors: Successor[], family: ReadonlySet<string>): Successor | null {
  const extra = (it: Successor) => [...familyOf(it.modelName)].filter((word) => !family.has(word)).length;
  const [best] = [...successors].sort(
    (a, b) =>
      extra(a) - extra(b) || compareVersions(versionOf(b.modelName), versionOf(a.modelName)) || (a.id < b.id ? -1 : 1),
  );
  return best ?? null;
}

function versionOf(modelName: string): number[] {
  const match = /\d+(?:\.\d+)*/.exec(modelName);
  return match ? match[0].split(".").map(Number) : [];
}

function compareVersions(a: number[], b: number[]): number {
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
