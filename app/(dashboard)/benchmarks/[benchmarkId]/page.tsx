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
  const [{ benchmarkId }, { view }] = await Promise.all([params, searchParams]);
  const parsed = idSchema.safeParse({ id: benchmarkId });
  if (!parsed.success) notFound();
  const report = await load(async () => getBenchmark(await pageContext(), parsed.data));
  if (!report.ok) return <LoadFailure title="Benchmark" error={report.error} />;
  return <BenchmarkPage key={benchmarkId} initial={report.data} isFrozen={view === "frozen"} />;
}
