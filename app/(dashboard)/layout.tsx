import { type ReactNode, Suspense } from "react";
import { loadListing } from "@/app/(dashboard)/listing";
import { AppShell } from "@/components/layout/app-shell";
import { BedrockBadge } from "@/components/layout/bedrock-badge";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const context = await load(pageContext);
  const info = context.ok ? context.data.bedrockInfo : { mode: null, region: null, endpointOverride: null };
  const account = (
    <Suspense fallback="…">
      <AccountId />
    </Suspense>
  );
  return (
    <AppShell region={info.region} badge={<BedrockBadge {...info} account={account} />}>
      {children}
    </AppShell>
  );
}

async function AccountId() {
  const listing = await loadListing();
  return (listing.ok && listing.data.accountId) || "account unknown";
}
