import type { Metadata } from "next";
import { notFound } from "next/navigation";
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

export const metadata: Metadata = { title: "Saved run" };

export default async function RunPage({ params, searchParams }: Props) {
  const input = runIdSchema.safeParse({
    id: (await params).runId,
    mask: (await searchParams).mask === "1" ? "1" : "0",
  });
  if (!input.success) notFound();
  const run = await load(async () => getRun(await pageContext(), input.data));
  if (!run.ok) return <LoadFailure title="The saved run could not be loaded" error={run.error} />;
  return <RunView run={run.data} isMasked={input.data.mask} />;
}
