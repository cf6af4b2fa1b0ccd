import type { ProfileType } from "@/lib/bedrock/types";
import type { AppError } from "@/lib/errors";
import { addLine, newAssembly, toListing, totalFailureOf } from "@/lib/profiles/assembly";
import { type ListingLine, listingLines } from "@/lib/profiles/listing-lines";
import type { ListSource, ProfileListing } from "@/lib/profiles/schema";
import type { RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";

/** A listing out of the lists of these Regions. @throws AppError of the first failure when nothing at all could be listed */
export async function assembled(
  ctx: RequestContext,
  regions: string[],
  { signal, onlyFirst = false }: { signal?: AbortSignal; onlyFirst?: boolean },
): Promise<ProfileListing> {
  const failures: AppError[] = [];
  const onFailure = (error: AppError) => failures.push(error);
  let assembly = newAssembly(regions, new Date());
  for await (const line of readLists(ctx, regions, { signal, onlyFirst, onFailure }))
    assembly = addLine(assembly, line);
  const listing = toListing(assembly);
  if (failures[0] && totalFailureOf(listing)) throw failures[0];
  return listing;
}

/** The lists of these Regions, read side by side, a line for each page. */
export function readLists(
  ctx: RequestContext,
  regions: string[],
  {
    signal,
    onlyFirst = false,
    onFailure,
  }: { signal: AbortSignal | undefined; onlyFirst?: boolean; onFailure?: (error: AppError) => void },
): AsyncIterable<ListingLine> {
  const lists = regions.map((region) => {
    const bedrock = ctx.bedrockIn(region);
    return {
      region,
      pages: (type: ProfileType) =>
        bedrock.inferenceProfilePages(type, { signal, maxResults: onlyFirst ? 100 : 1_000 }),
      models: () => bedrock.listFoundationModels(),
    };
  });
  const tell = (error: AppError, source: ListSource) => {
    if (source !== "models") onFailure?.(error);
    return toActionError(error, ctx.requestId);
  };
  return listingLines(lists, { report: tell, onlyFirst, hasTime: () => !signal?.aborted });
}
