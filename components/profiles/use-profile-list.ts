"use client";

import { useQueryStates } from "nuqs";
import { useDeferredValue, useState } from "react";
import { useLocalSetting } from "@/components/profiles/use-local-setting";
import { useTagStore } from "@/components/profiles/use-tags";
import type { TagPolicy } from "@/lib/config/schema";
import type { CallsByArn } from "@/lib/profiles/call-figures";
import { type ChoosableFacet, type Chosen, countFacets, facets } from "@/lib/profiles/facets";
import { toItems } from "@/lib/profiles/grouping";
import { defaultListSettings, listSettingsKey, listSettingsSchema } from "@/lib/profiles/list-columns";
import { figuresOf } from "@/lib/profiles/list-figures";
import { indexListing, queryList } from "@/lib/profiles/list-index";
import type { ProfileListing } from "@/lib/profiles/schema";
import { profileSearchParams } from "@/lib/profiles/search-params";
import type { SortColumn } from "@/lib/profiles/sort";

type Params = ReturnType<typeof useQueryStates<typeof profileSearchParams>>[0];

/** Search, choices, order, groups and selection over one listing; all but selection and look live in the URL. */
export function useProfileList(listing: ProfileListing, policy: TagPolicy, calls: CallsByArn | null) {
  const [params, setParams] = useQueryStates(profileSearchParams);
  const [settings, setSettings] = useLocalSetting(listSettingsKey, listSettingsSchema, defaultListSettings);
  // Tags arrive while people type: what they do comes first.
  const tags = useDeferredValue(useTagStore());
  const selection = useSelection();
  const expansion = useSelection();
  const index = indexListing(listing.profiles, tags);
  const figures = figuresOf(index.rows, { column: params.sort, policy, calls });
  const chosen = chosenOf(params);
  const view = queryList(index, {
    search: params.q,
    chosen,
    sort: params.sort,
    direction: params.dir,
    figures,
  });

  // The rows come first, the counts of what could be chosen follow.
  const found = useDeferredValue(view.found);
  const countedFor = useDeferredValue(view.chosen);
  const counts = countFacets(found, countedFor);

  function onSort(column: SortColumn) {
    const turned = params.dir === "asc" ? "desc" : "asc";
    setParams({ sort: column, dir: column === params.sort ? turned : null }, { history: "push" });
  }

  function onChoose(facet: ChoosableFacet, values: string[]) {
    setParams({ [facet]: values.length > 0 ? values : null }, { history: "push" });
  }

  return {
    total: index.rows.length,
    shown: view.shown,
    items: toItems(view.shown, params.group, expansion.ids),
    sort: { column: params.sort, direction: params.dir },
    params,
    setParams,
    chosen,
    counts,
    settings,
    setSettings,
    selection,
    expansion,
    onSort,
    onChoose,
    clear: () => setParams(cleared, { history: "push" }),
  };
}
export type ProfileList = ReturnType<typeof useProfileList>;

const cleared = { q: null, kind: null, ...Object.fromEntries(facets.map((facet) => [facet, null])) };

function chosenOf({ kind, ...params }: Params): Chosen {
  const { provider, geography, residency, region, model, team, tag, status, lifecycle } = params;
  const kinds = kind === "all" ? [] : [kind];
  return { kind: kinds, provider, geography, residency, region, model, team, tag, status, lifecycle };
}

/** ARNs or keys that are switched on, one by one or all at once. */
function useSelection() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    clear: () => setIds(new Set()),
    toggle: (id: string) =>
      setIds((current) => {
        const next = new Set(current);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    toggleAll: (all: string[]) => setIds((current) => new Set(all.every((id) => current.has(id)) ? [] : all)),
  };
}
