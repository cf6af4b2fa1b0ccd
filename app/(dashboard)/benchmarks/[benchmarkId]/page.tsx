import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { BenchmarkPage } from "@/components/benchmarks/benchmark-page";
import { LoadFailure } from "@/components/layout/load-failure";
import { idSchema } from "@/lib/benchmarks/schema";
import { getBenchmark } from "@/lib/benchmarks/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Benchmark" };

interface Props {
  params: Promise<{ benchmarkId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function OneBenchmarkPage({ params, searchParams }: Props) {
  const [{ benchmarkId }, { view, mask }] = await Promise.all([params, searchParams]);
  const parsed = idSchema.safeParse({ id: benchmarkId });
  if (!parsed.success) notFound();
  const shown = { isFrozen: view === "frozen", isMasked: mask === "1" };
  const wanted = { ...parsed.data, frozen: shown.isFrozen, mask: shown.isMasked };
  const report = await load(async () => getBenchmark(await pageContext(), wanted));
  if (!report.ok) return <LoadFailure title="Benchmark" error={report.error} />;
  return <BenchmarkPage key={`${benchmarkId}${view}${mask}`} initial={report.data} view={shown} />;
}
