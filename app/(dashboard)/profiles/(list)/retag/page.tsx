import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { LoadFailure } from "@/components/layout/load-failure";
import { RetagView } from "@/components/tags/retag-view";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";
import { loadRetagSearchParams } from "@/lib/tags/search-params";

export const metadata: Metadata = { title: "Re-tag profiles" };

export default async function RetagPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { p } = await loadRetagSearchParams(searchParams);
  const context = await load(pageContext);
  if (!context.ok) return <LoadFailure title="Profiles cannot be re-tagged now" error={context.error} />;
  const { tagPolicy, nameTemplate } = context.data.config;
  return <RetagView chosen={p} settings={{ tagPolicy, nameTemplate }} />;
}
