import "server-only";
import { cache } from "react";
import { listProfiles } from "@/lib/profiles/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

/** The listing of this request: made once, for the page as well as for the account in the frame. */
export const loadListing = cache(() => load(async () => listProfiles(await pageContext())));
