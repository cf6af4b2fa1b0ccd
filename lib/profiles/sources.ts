import { resourceIdOf } from "@/lib/bedrock/arn";
import type { Route } from "@/lib/bedrock/route";
import type { ModelSource, ProfileSummary } from "@/lib/profiles/schema";

/** Something that an application profile can be copied from. */
export interface CreateSource {
  arn: string;
  /** Profile or model ID. */
  id: string;
  /** Where it is copied, and the copy called. */
  region: string;
  kind: "profile" | "model";
  name: string;
  /** Base model ID. */
  modelId: string;
  modelName: string;
  provider: string;
  route: Route;
  isLegacy: boolean;
  /** Why it cannot be copied, or null. */
  unavailableReason: string | null;
}

/** System profiles, then foundation models of one Region, each with where a copy would route. */
export function toSources(profiles: ProfileSummary[], models: ModelSource[], region: string): CreateSource[] {
  return [
    ...profiles.filter((profile) => profile.type === "SYSTEM_DEFINED").map(fromProfile),
    ...models.map((model) => fromModel(model, region)),
  ];
}

function fromProfile(profile: ProfileSummary): CreateSource {
  return {
    arn: profile.profileArn,
    id: profile.profileId,
    region: profile.region,
    kind: "profile",
    name: profile.name,
    modelId: profile.modelId,
    modelName: profile.modelName,
    provider: profile.provider,
    route: profile.route,
    isLegacy: profile.lifecycle === "LEGACY",
    unavailableReason: profile.noTextReason,
  };
}

function fromModel(model: ModelSource, region: string): CreateSource {
  return {
    arn: model.modelArn,
    id: model.modelId,
    region,
    kind: "model",
    name: model.name,
    modelId: model.modelId,
    modelName: model.name,
    provider: model.provider,
    route: { scope: "region", label: region, regions: [region] },
    isLegacy: model.lifecycle === "LEGACY",
    unavailableReason: model.notCopyableReason ?? model.noTextReason,
  };
}

/** The source that a link names by ID or by ARN of any account; null when there is none such here. */
export function findSource(sources: CreateSource[], wanted: string): CreateSource | null {
  const id = resourceIdOf(wanted);
  return sources.find((source) => source.arn === wanted || source.id === id) ?? null;
}

/** Where requests may be served, in words: `us-east-1, us-east-2 and us-west-2`. */
export function describeRoute(route: Route): string {
  if (route.scope === "global") return "all commercial Regions";
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(route.regions);
}

/** The sources of several Regions, found by Region and ID at once. */
export class SourceIndex {
  readonly #byPlace: Map<string, CreateSource>;
  readonly #regionsOf = new Map<string, string[]>();

  constructor(sources: CreateSource[]) {
    this.#byPlace = new Map(sources.map((source) => [placeKey(source.region, source.id), source]));
    for (const { id, region } of sources) this.#regionsOf.set(id, [...this.regionsOf(id), region]);
  }

  /** @param wanted an ID, or an ARN of any account and Region */
  find(region: string, wanted: string): CreateSource | null {
    return this.#byPlace.get(placeKey(region, resourceIdOf(wanted))) ?? null;
  }

  /** Where there is a source of this ID. */
  regionsOf(wanted: string): string[] {
    return this.#regionsOf.get(resourceIdOf(wanted)) ?? [];
  }
}

function placeKey(region: string, id: string): string {
  return `${region} ${id}`;
}
