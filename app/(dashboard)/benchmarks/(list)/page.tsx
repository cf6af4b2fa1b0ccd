import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { BenchmarkList } from "@/components/benchmarks/benchmark-list";
import { LoadFailure } from "@/components/layout/load-failure";
import { listSchema } from "@/lib/benchmarks/schema";
import { loadBenchmarkListParams } from "@/lib/benchmarks/search-params";
import { listBenchmarks } from "@/lib/benchmarks/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Benchmarks" };

export default async function BenchmarksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadBenchmarkListParams(searchParams);
  const listed = await load(async () => listBenchmarks(await pageContext(), listSchema.parse(params)));
  if (!listed.ok) return <LoadFailure title="Benchmarks" error={listed.error} />;
  return <BenchmarkList rows={listed.data} />;
}
