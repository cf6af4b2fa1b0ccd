import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { LoadFailure } from "@/components/layout/load-failure";
import { RunView } from "@/components/playground/runs/run-view";
import { runIdSchema } from "@/lib/playground/run";
import { getRun } from "@/lib/playground/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

interface Props {
  params: Promise<{ runId: string }>;
  searchParams: Promise<{ mask?: string | string[] }>;
}

/** Once per request, for the title as well as for the page. */
const loadRun = cache((id: string, mask: boolean) => load(async () => getRun(await pageContext(), { id, mask })));

async function inputOf({ params, searchParams }: Props): Promise<{ id: string; mask: boolean }> {
  const id = runIdSchema.shape.id.safeParse((await params).runId);
  if (!id.success) notFound();
  return { id: id.data, mask: (await searchParams).mask === "1" };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, mask } = await inputOf(props);
  const run = await loadRun(id, mask);
  return { title: run.ok ? run.data.title : "Saved run" };
}

export default async function RunPage(props: Props) {
  const { id, mask } = await inputOf(props);
  const run = await loadRun(id, mask);
  if (!run.ok) return <LoadFailure title="The saved run could not be loaded" error={run.error} />;
  // The key: what is masked must not be drawn from what was shown unmasked before.
  return <RunView key={`${id} ${mask}`} run={run.data} isMasked={mask} />;
}
