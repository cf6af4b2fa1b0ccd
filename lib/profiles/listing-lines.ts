import type { FoundationModel, InferenceProfile, ProfileType } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { merge } from "@/lib/merge";
import type { ListSource } from "@/lib/profiles/schema";
import type { ActionError } from "@/lib/result";

/** What a listing needs of a foundation model; the date in ISO 8601. */
export type ModelFacts = Pick<
  FoundationModel,
  "modelId" | "name" | "provider" | "inputModalities" | "outputModalities" | "lifecycle"
> & { endOfLifeAt: string | null };

/** One page of a list: profiles refer to their models by place in `routes`; moments are ms since 1970. */
export interface WirePage {
  routes: string[][];
  rows: (Omit<InferenceProfile, "modelArns" | "createdAt" | "updatedAt"> & {
    route: number;
    createdAt: number | null;
    updatedAt: number | null;
  })[];
}

/** What a listing under way is made of, in the order of arrival. `list-end` and `problem` end a list. */
export type ListingLine =
  | { type: "start"; regions: string[] }
  | ({ type: "page"; region: string; source: ProfileType } & WirePage)
  | { type: "list-end"; region: string; source: ProfileType }
  | { type: "models"; region: string; models: ModelFacts[] }
  | { type: "problem"; region: string; source: ListSource; error: ActionError };

/** The lists of one Region, as the gateway gives them. */
export interface RegionLists {
  region: string;
  pages: (type: ProfileType) => AsyncIterable<{ items: InferenceProfile[]; isLast: boolean }>;
  models: () => Promise<FoundationModel[]>;
}

/**
 * All lists of all Regions side by side, a line for each page in the order they arrive. A list that fails is a line of its
 * own and ends nothing else.
 *
 * @param onlyFirst reads one page of each list
 * @param hasTime false once the reader wants no more; a list cut off by that is neither failed nor ended
 */
export async function* listingLines(
  lists: RegionLists[],
  {
    report,
    onlyFirst,
    hasTime,
  }: { report: (error: AppError, source: ListSource) => ActionError; onlyFirst: boolean; hasTime: () => boolean },
): AsyncGenerator<ListingLine> {
  yield* merge(
    lists.flatMap((region) => [
      listLines(region, "SYSTEM_DEFINED"),
      listLines(region, "APPLICATION"),
      modelLines(region),
    ]),
  );

  async function* listLines({ region, pages }: RegionLists, source: ProfileType): AsyncGenerator<ListingLine> {
    yield* guarded(region, source, async function* () {
      for await (const { items, isLast } of pages(source)) {
        yield { type: "page", region, source, ...toWirePage(items) };
        if (isLast) yield { type: "list-end", region, source };
        if (onlyFirst) return;
      }
    });
  }

  async function* modelLines({ region, models }: RegionLists): AsyncGenerator<ListingLine> {
    yield* guarded(region, "models", async function* () {
      yield { type: "models", region, models: (await models()).map(toModelFacts) };
    });
  }

  async function* guarded(
    region: string,
    source: ListSource,
    run: () => AsyncGenerator<ListingLine>,
  ): AsyncGenerator<ListingLine> {
    try {
      yield* run();
    } catch (error) {
      if (!hasTime()) return;
      if (!(error instanceof AppError)) throw error;
      yield { type: "problem", region, source, error: report(error, source) };
    }
  }
}

function toModelFacts(model: FoundationModel): ModelFacts {
  const { modelId, name, provider, inputModalities, outputModalities, lifecycle, endOfLifeAt } = model;
  const endsAt = endOfLifeAt?.toISOString() ?? null;
  return { modelId, name, provider, inputModalities, outputModalities, lifecycle, endOfLifeAt: endsAt };
}

/** Thousands of copies name the same few models: each list of models is sent once a page. */
function toWirePage(profiles: InferenceProfile[]): WirePage {
  const places = new Map<string, number>();
  const routes: string[][] = [];
  const rows = profiles.map(({ modelArns, createdAt, updatedAt, ...profile }) => {
    const key = modelArns.join(" ");
    const place = places.get(key) ?? routes.push(modelArns) - 1;
    places.set(key, place);
    return {
      ...profile,
      route: place,
      createdAt: createdAt?.getTime() ?? null,
      updatedAt: updatedAt?.getTime() ?? null,
    };
  });
  return { routes, rows };
}

/** The inverse of what is sent. Profiles of one route share its list. */
export function fromWirePage({ routes, rows }: WirePage): InferenceProfile[] {
  return rows.map(({ route, createdAt, updatedAt, ...profile }) => ({
    ...profile,
    modelArns: routes[route] ?? [],
    createdAt: createdAt === null ? null : new Date(createdAt),
    updatedAt: updatedAt === null ? null : new Date(updatedAt),
  }));
}
