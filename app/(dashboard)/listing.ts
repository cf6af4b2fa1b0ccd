import "server-only";
import { cache } from "react";
import { findAccountId, listProfiles } from "@/lib/profiles/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

/** The listing of one Region, by default of the home Region: made once for each request. */
export const loadListing = cache((region?: string) =>
  load(async () => listProfiles(await pageContext(), region ? [region] : undefined)),
);

/** The listing of all configured Regions. */
export const loadEverywhere = cache(() =>
  load(async () => {
    const ctx = await pageContext();
    const { regions } = ctx.bedrockInfo;
    return listProfiles(ctx, regions.length > 0 ? regions : undefined);
  }),
);

/** The account that the home Region's profiles belong to. */
export const loadAccountId = cache(() => load(async () => findAccountId(await pageContext())));
