import { z } from "zod";
import { modelArn, partitionOf } from "./arn.ts";
import foundationModelData from "./data/foundation-models.json" with { type: "json" };
import routeData from "./data/routes.json" with { type: "json" };
import systemProfileData from "./data/system-profiles.json" with { type: "json" };

const lifetime = {
  endOfLife: z.string().optional(), // announced day
  goneBy: z.string().optional(), // first day it was seen missing, when no announcement is known
};

const systemProfileSchema = z.object({
  inferenceProfileId: z.string(),
  inferenceProfileName: z.string(),
  subject: z.string(), // the model's name as its description has it
  modelId: z.string(),
  routes: z.string(), // key of routes.json
  order: z.array(z.string()).optional(), // order of destinations where it is not alphabetical
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
  ...lifetime,
});

const foundationModelSchema = z.object({
  modelId: z.string(),
  modelName: z.string(),
  providerName: z.string(),
  inputModalities: z.array(z.string()).optional(),
  outputModalities: z.array(z.string()),
  responseStreamingSupported: z.boolean().optional(),
  onDemandRegions: z.array(z.string()).default([]),
  provisionedRegions: z.array(z.string()).default([]),
  status: z.enum(["ACTIVE", "LEGACY"]),
  maxOutputTokens: z.number().optional(),
  contextTokens: z.number().optional(),
  ...lifetime,
});

// A geographic profile has destinations per source Region; a global one only source Regions.
const routesSchema = z.record(z.string(), z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]));

export type FoundationModel = z.output<typeof foundationModelSchema>;

/** A system profile as one Region sees it. */
export type SystemProfile = {
  id: string;
  name: string;
  description: string;
  modelId: string;
  modelArns: string[];
  createdAt?: string;
  updatedAt?: string;
};

/** Days as `YYYY-MM-DD`, by ID of the model. */
export type EndsOfLife = Readonly<Record<string, string>>;

export type Availability = "served" | "retired" | "absent";

/** What Bedrock offers in one Region on one day. */
export type Catalogue = {
  region: string;
  systemProfiles: ReadonlyMap<string, SystemProfile>;
  models: ReadonlyMap<string, { model: FoundationModel; inferenceTypes: string[] }>;
  systemProfileAvailability(id: string): Availability;
  modelAvailability(id: string): Availability;
  model(id: string): FoundationModel | undefined;
};

const recordedOn = "2026-05-01"; // month of the recorded ListFoundationModels answer

type Lifetime = { createdAt?: string | undefined; endOfLife?: string | undefined; goneBy?: string | undefined };

const knownProfiles = z.array(systemProfileSchema).parse(systemProfileData);
const knownModels = z.array(foundationModelSchema).parse(foundationModelData);
const allRoutes = routesSchema.parse(routeData);

/** Source Regions the catalogue knows, sorted. */
export const knownRegions: readonly string[] = [
  ...new Set(
    knownProfiles
      .flatMap((profile) => sourceRegions(profile.routes))
      .concat(knownModels.flatMap((model) => model.onDemandRegions)),
  ),
].sort();

/**
 * @param asOf day as `YYYY-MM-DD`; what began later or ended by then is left out
 * @param endsOfLife to rehearse, instead of the ones known
 */
export function catalogueFor(region: string, asOf: string, endsOfLife: EndsOfLife = {}): Catalogue {
  const allProfiles = retold(knownProfiles, endsOfLife);
  const allModels = retold(knownModels, endsOfLife);
  const profilesById = new Map(allProfiles.map((profile) => [profile.inferenceProfileId, profile]));
  const modelsById = new Map(allModels.map((model) => [model.modelId, withStatus(model, asOf)]));

  const systemProfiles = new Map<string, SystemProfile>();
  for (const profile of allProfiles) {
    const destinations = destinationsFrom(profile, region);
    if (!destinations || !isAlive(profile.inferenceProfileId, profile, asOf)) continue;
    systemProfiles.set(profile.inferenceProfileId, seenFrom(region, profile, destinations, asOf));
  }

  const profiledModels = new Set([...systemProfiles.values()].map((profile) => profile.modelId));
  const models = new Map<string, { model: FoundationModel; inferenceTypes: string[] }>();
  for (const model of modelsById.values()) {
    const inferenceTypes = [
      ...(model.onDemandRegions.includes(region) ? ["ON_DEMAND"] : []),
      ...(model.provisionedRegions.includes(region) ? ["PROVISIONED"] : []),
      ...(profiledModels.has(model.modelId) ? ["INFERENCE_PROFILE"] : []),
    ];
    if (inferenceTypes.length === 0 || !isAlive(model.modelId, model, asOf)) continue;
    models.set(model.modelId, { model, inferenceTypes });
  }

  return {
    region,
    systemProfiles,
    models,
    model: (id) => modelsById.get(id),
    systemProfileAvailability(id) {
      if (systemProfiles.has(id)) return "served";
      const profile = profilesById.get(id);
      return profile && destinationsFrom(profile, region) && hasEnded(profile, asOf) ? "retired" : "absent";
    },
    modelAvailability(id) {
      if (models.has(id)) return "served";
      const model = modelsById.get(id);
      return model && hasEnded(model, asOf) ? "retired" : "absent";
    },
  };
}

function sourceRegions(key: string): string[] {
  const routes = allRoutes[key] ?? [];
  return Array.isArray(routes) ? routes : Object.keys(routes);
}

/** Destinations in the order Bedrock lists them; `"global"` for a global profile, null where it is not offered. */
function destinationsFrom(profile: (typeof knownProfiles)[number], region: string): string[] | "global" | null {
  const routes = allRoutes[profile.routes] ?? [];
  if (Array.isArray(routes)) return routes.includes(region) ? "global" : null;
  const destinations = routes[region];
  if (!destinations) return null;
  const { order } = profile;
  if (!order) return destinations;
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...destinations].sort((a, b) => rank(a) - rank(b));
}

function seenFrom(
  region: string,
  profile: (typeof knownProfiles)[number],
  destinations: string[] | "global",
  asOf: string,
): SystemProfile {
  const partition = partitionOf(region);
  const regions = destinations === "global" ? ["", region] : destinations;
  const where = destinations === "global" ? "globally across all supported AWS Regions" : `in ${listed(destinations)}`;
  const { createdAt, updatedAt } = profile;
  return {
    id: profile.inferenceProfileId,
    name: profile.inferenceProfileName,
    description: `Routes requests to ${profile.subject} ${where}.`,
    modelId: profile.modelId,
    modelArns: regions.map((name) => modelArn(partition, name, profile.modelId)),
    ...(createdAt && { createdAt }),
    // A change after the day that is served has not happened yet.
    ...(updatedAt && updatedAt.slice(0, 10) <= asOf && { updatedAt }),
  };
}

/** A rehearsed end of life holds for the model and every profile that goes to it. */
function retold<Item extends Lifetime & { modelId: string }>(items: Item[], endsOfLife: EndsOfLife): Item[] {
  return items.map((item) => {
    const endOfLife = endsOfLife[item.modelId];
    return endOfLife === undefined ? item : { ...item, endOfLife };
  });
}

/**
 * A guess from announcements seen: a model is LEGACY for the six months before its end, which is not known earlier.
 * A model without an end keeps the status it was recorded with.
 */
function withStatus(model: FoundationModel, asOf: string): FoundationModel {
  const { endOfLife, ...others } = model;
  const end = endOfLife ?? model.goneBy;
  if (end === undefined) return model;
  const isRecordedLegacy = model.status === "LEGACY" && asOf >= recordedOn;
  const announced = new Date(`${end}T00:00:00Z`);
  announced.setUTCMonth(announced.getUTCMonth() - 6);
  const isAnnounced = isRecordedLegacy || asOf >= announced.toISOString().slice(0, 10);
  return isAnnounced ? { ...model, status: "LEGACY" } : { ...others, status: "ACTIVE" };
}

function isAlive(id: string, life: Lifetime, asOf: string): boolean {
  const start = life.createdAt?.slice(0, 10) ?? dateInId(id);
  return (start === null || start <= asOf) && !hasEnded(life, asOf);
}

function hasEnded(life: Lifetime, asOf: string): boolean {
  const end = life.endOfLife ?? life.goneBy;
  return end !== undefined && end <= asOf;
}

/** `anthropic.claude-sonnet-4-5-20250929-v1:0` → `2025-09-29`; null when the ID has no date. */
function dateInId(id: string): string | null {
  const [, year, month, day] = /(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/.exec(id) ?? [];
  return year && month && day ? `${year}-${month}-${day}` : null;
}

function listed(names: string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
