import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { LoadFailure } from "@/components/layout/load-failure";
import { PageHeader } from "@/components/layout/page-header";
import { PageProblems } from "@/components/profiles/page-problems";
import { ReplaceForm } from "@/components/replacement/replace-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ProfileListing } from "@/lib/profiles/schema";
import { listModelSources, listProfiles, listTags } from "@/lib/profiles/service";
import { maxReplacements } from "@/lib/replacement/schema";
import { toSuccessors } from "@/lib/replacement/successors";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";
import { isNamedBy, regionsOfRefs } from "@/lib/retirement/links";
import { loadReplaceSearchParams } from "@/lib/retirement/search-params";

export const metadata: Metadata = { title: "Replace profiles" };

const description = "Profiles cannot be changed. Each gets a successor with its own ARN, and the callers move over.";

export default async function ReplacePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { p } = await loadReplaceSearchParams(searchParams);
  const refs = [...new Set(p)];
  const listing = await load(async () => {
    const ctx = await pageContext();
    const regions = regionsOfRefs(refs, ctx.bedrockInfo.regions);
    return listProfiles(ctx, regions.length > 0 ? regions : undefined);
  });
  if (!listing.ok) return <LoadFailure title="Profiles could not be listed" error={listing.error} />;
  return <ChoosingPage listing={listing.data} wanted={refs} />;
}

async function ChoosingPage({ listing, wanted }: { listing: ProfileListing; wanted: string[] }) {
  const refs = wanted.slice(0, maxReplacements);
  const { config } = await pageContext();
  const application = listing.profiles.filter(({ type }) => type === "APPLICATION");
  const chosen = application.filter((profile) => refs.some((ref) => isNamedBy(ref, profile)));
  const missing = refs.filter((ref) => !chosen.some((profile) => isNamedBy(ref, profile)));
  const regions = [...new Set(chosen.map(({ region }) => region))];
  const arns = chosen.map(({ profileArn }) => profileArn);
  const [models, tags] = await Promise.all([
    Promise.all(
      regions.map(async (region) => ({
        region,
        read: await load(async () => listModelSources(await pageContext(), region)),
      })),
    ),
    load(async () => listTags(await pageContext(), arns)),
  ]);
  if (!tags.ok) return <LoadFailure title="The tags to copy could not be loaded" error={tags.error} />;
  const old = chosen.map((profile) => {
    const loaded = tags.data[profile.profileArn] ?? tags.data[profile.profileId];
    return {
      profile,
      tags: loaded && "tags" in loaded ? loaded.tags : null,
      tagsProblem: loaded && "error" in loaded ? loaded.error.message : null,
    };
  });
  return (
    <div className="space-y-3 p-4 md:p-5">
      <PageHeader title="Replace profiles" description={description} />
      <PageProblems problems={listing.problems} />
      {models.map(
        ({ region, read }) =>
          !read.ok && (
            <Callout key={region} tone="warning" title={`${region}: foundation models are not offered as successors`}>
              {read.error.message}
            </Callout>
          ),
      )}
      {wanted.length > refs.length && (
        <Callout tone="warning" role="status" title={`Only the first ${maxReplacements} profiles are below`}>
          {wanted.length - refs.length} more were chosen. Replace them in a plan of their own.
        </Callout>
      )}
      {missing.length > 0 && (
        <Callout tone="warning" role="status" title="Not found among the team profiles">
          <code className="break-all font-mono text-xs">{missing.join(", ")}</code>
        </Callout>
      )}
      {old.length === 0 ? (
        <Card>
          <EmptyState
            title="No profile chosen"
            actions={
              <Button asChild>
                <Link href="/retirement">Choose under Retirement</Link>
              </Button>
            }
          >
            Choose the profiles to be replaced there, or press Replace on a profile's page.
          </EmptyState>
        </Card>
      ) : (
        <ReplaceForm
          old={old}
          successors={toSuccessors(
            listing.profiles,
            models.flatMap(({ read }) => (read.ok ? read.data : [])),
          )}
          policy={config.tagPolicy}
          existing={application.map(({ name }) => name)}
        />
      )}
    </div>
  );
}
