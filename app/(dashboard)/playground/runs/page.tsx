import type { Metadata } from "next";
import { LoadFailure } from "@/components/layout/load-failure";
import { RunList } from "@/components/playground/runs/run-list";
import { listRunsSchema } from "@/lib/playground/run";
import { listRuns } from "@/lib/playground/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Saved runs" };

export default async function RunsPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { q } = await searchParams;
  const input = listRunsSchema.parse({ q: typeof q === "string" ? q.slice(0, 200) : "" });
  const runs = await load(async () => listRuns(await pageContext(), input));
  if (!runs.ok) return <LoadFailure title="The saved runs could not be loaded" error={runs.error} />;
  return <RunList runs={runs.data} query={input.q} />;
}
