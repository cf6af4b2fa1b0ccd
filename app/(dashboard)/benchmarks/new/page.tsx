import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadListing } from "@/app/(dashboard)/listing";
import { BenchmarkForm } from "@/components/benchmarks/benchmark-form";
import { LoadFailure } from "@/components/layout/load-failure";
import { writePrompts } from "@/lib/benchmarks/parse-prompts";
import { maxArms, maxTokensSchema } from "@/lib/benchmarks/schema";
import { AppError } from "@/lib/errors";
import { fromPaneList, toPaneList } from "@/lib/playground/pane-list";
import { defaultPaneIds, secondPaneId } from "@/lib/playground/pane-profile";
import { runIdSchema } from "@/lib/playground/run";
import { getRunWorkload } from "@/lib/playground/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "New benchmark" };

export default async function NewBenchmarkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { p, run } = await searchParams;
  const [listing, workload] = await Promise.all([loadListing(), loadWorkload(run)]);
  if (!listing.ok) return <LoadFailure title="New benchmark" error={listing.error} />;
  // By ARN: an ID stands for one profile in each Region.
  const list = toPaneList(listing.data.profiles, null);
  const byId = new Map(listing.data.profiles.toReversed().map(({ profileId, profileArn }) => [profileId, profileArn]));
  const arnOf = (identifier: string) => byId.get(identifier) ?? identifier;
  const from = workload?.ok ? workload.data : null;
  const asked = [p ?? from?.profileIds ?? []].flat().slice(0, maxArms).map(arnOf);
  const [first = ""] = asked;
  const pair = asked.length === 1 ? [first, secondPaneId(first, fromPaneList(list))] : asked;
  const ids = pair.length > 0 ? pair : defaultPaneIds(listing.data.profiles).map(arnOf);
  return (
    <BenchmarkForm
      list={list}
      profileIds={ids}
      from={from}
      fromError={workload && !workload.ok ? workload.error : null}
    />
  );
}

/** What `?run=` brings along from the playground; null without it. */
async function loadWorkload(run: string | string[] | undefined) {
  if (run === undefined) return null;
  return load(
    async () => {
      const id = runIdSchema.shape.id.safeParse(run);
      if (!id.success) throw new AppError("not_found", "There is no saved run under this address.");
      const { prompts, maxTokens, ...rest } = await getRunWorkload(await pageContext(), id.data);
      const limit = maxTokensSchema.safeParse(maxTokens);
      return {
        ...rest,
        runId: id.data,
        promptsText: writePrompts(prompts),
        maxTokens: limit.success ? limit.data : null,
      };
    },
    { expected: true },
  );
}
