import { type ReactNode, Suspense } from "react";
import { loadListing } from "@/app/(dashboard)/listing";
import { AppShell } from "@/components/layout/app-shell";
import { BedrockBadge } from "@/components/layout/bedrock-badge";
import { RehearsalBanner } from "@/components/rehearsal/rehearsal-banner";
import { getRehearsal } from "@/lib/rehearsal/service";
import { pageContext, type RequestContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const context = await load(pageContext);
  const info = context.ok ? context.data.bedrockInfo : { mode: null, region: null, endpointOverride: null };
  const steerable = context.ok && context.data.localControl ? context.data : null;
  const account = (
    <Suspense fallback="…">
      <AccountId />
    </Suspense>
  );
  const banner = steerable && (
    <Suspense>
      <Rehearsed ctx={steerable} />
    </Suspense>
  );
  return (
    <AppShell
      region={info.region}
      canRehearse={steerable !== null}
      banner={banner}
      badge={<BedrockBadge {...info} account={account} />}
    >
      {children}
    </AppShell>
  );
}

async function AccountId() {
  const listing = await loadListing();
  return (listing.ok && listing.data.accountId) || "account unknown";
}

/** A control port that does not answer is the panel's matter: the banner asks again when the person comes back. */
async function Rehearsed({ ctx }: { ctx: RequestContext }) {
  const rehearsal = await load(() => getRehearsal(ctx), { expected: true });
  return <RehearsalBanner initial={rehearsal.ok ? rehearsal.data : { preset: null, profileId: null, rules: [] }} />;
}
