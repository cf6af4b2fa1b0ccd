import { parseArn } from "@/lib/bedrock/arn";
import type { InferenceProfile, ProfileType } from "@/lib/bedrock/types";
import { fromWirePage, type ListingLine } from "@/lib/profiles/listing-lines";
import type { ListProblem, ListSource, PendingList, ProfileListing } from "@/lib/profiles/schema";
import { type ModelsById, summariseAll } from "@/lib/profiles/summarise";
import type { ActionError } from "@/lib/result";

/** One list of one Region, as far as it has come. */
interface PartialList {
  region: string;
  source: ProfileType;
  pages: number;
  profiles: InferenceProfile[];
  hasEnded: boolean;
}

/** A listing under way: what the lines have brought so far. */
export interface Assembly {
  regions: string[];
  startedAt: Date;
  lists: PartialList[];
  models: ReadonlyMap<string, ModelsById>;
  problems: ListProblem[];
}

/** @param regions the home Region first */
export function newAssembly(regions: string[], startedAt: Date): Assembly {
  const lists = regions.flatMap((region) =>
    (["APPLICATION", "SYSTEM_DEFINED"] as const).map((source) => ({
      region,
      source,
      pages: 0,
      profiles: [],
      hasEnded: false,
    })),
  );
  return { regions, startedAt, lists, models: new Map(), problems: [] };
}

/** The assembly with one more line in it. */
export function addLine(assembly: Assembly, line: ListingLine): Assembly {
  switch (line.type) {
    case "start":
      return newAssembly(line.regions, assembly.startedAt);
    case "page":
      return changeList(assembly, line, (list) => ({
        ...list,
        pages: list.pages + 1,
        profiles: [...list.profiles, ...fromWirePage(line)],
      }));
    case "list-end":
      return changeList(assembly, line, (list) => ({ ...list, hasEnded: true }));
    case "models": {
      const models = new Map(
        line.models.map((model) => [model.modelId, { ...model, endOfLifeAt: dateOf(model.endOfLifeAt) }]),
      );
      return { ...assembly, models: new Map([...assembly.models, [line.region, models]]) };
    }
    case "problem": {
      const { region, source, error } = line;
      const partial = assembly.lists.some((list) => isOf(list, line) && list.profiles.length > 0);
      const ended = changeList(assembly, line, (list) => ({ ...list, hasEnded: true }));
      return { ...ended, problems: [...assembly.problems, { region, source, partial, error }] };
    }
  }
}

function isOf(list: PartialList, { region, source }: { region: string; source: ListSource }): boolean {
  return list.region === region && list.source === source;
}

function changeList(
  assembly: Assembly,
  line: { region: string; source: ListSource },
  change: (list: PartialList) => PartialList,
): Assembly {
  return { ...assembly, lists: assembly.lists.map((list) => (isOf(list, line) ? change(list) : list)) };
}

function dateOf(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}

/** What can be shown of it by now. Lists that have not ended are `pending`. */
export function toListing({ regions, startedAt, lists, models, problems }: Assembly): ProfileListing {
  const profiles = lists.flatMap((list) =>
    summariseAll(uniqueByArn(list.profiles), models.get(list.region) ?? noModels),
  );
  const arn = profiles[0]?.profileArn;
  return {
    profiles,
    problems,
    pending: lists
      .filter((list) => !list.hasEnded)
      .map(({ region, source, pages }): PendingList => ({ region, source, pages })),
    region: regions[0] ?? "",
    regions,
    accountId: (arn && parseArn(arn)?.accountId) || null,
    fetchedAt: startedAt,
  };
}

const noModels: ModelsById = new Map();

/** A profile made while the pages were read can come twice. */
function uniqueByArn(profiles: InferenceProfile[]): InferenceProfile[] {
  return [...new Map(profiles.map((profile) => [profile.profileArn, profile])).values()];
}

/** Why nothing is shown, when every list failed before its first page; an error is no empty list. */
export function totalFailureOf({ profiles, problems, pending, regions }: ProfileListing): ActionError | null {
  const failed = problems.filter(({ source }) => source !== "models");
  const isNothing = profiles.length === 0 && pending.length === 0 && failed.length === 2 * regions.length;
  return (isNothing && failed[0]?.error) || null;
}
