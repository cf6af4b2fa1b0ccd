import { type ReactNode, Suspense } from "react";
import { loadAccountId } from "@/app/(dashboard)/listing";
import { AppShell } from "@/components/layout/app-shell";
import { BedrockBadge } from "@/components/layout/bedrock-badge";
import { ConfigBanner } from "@/components/layout/config-banner";
import { RehearsalBanner } from "@/components/rehearsal/rehearsal-banner";
import { getRehearsal } from "@/lib/rehearsal/service";
import { pageContext, type RequestContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const context = await load(pageContext);
  const info = context.ok ? context.data.bedrockInfo : notConnected;
  const steerable = context.ok && context.data.localControl ? context.data : null;
  const account = (
    <Suspense fallback="…">
      <AccountId alias={context.ok ? context.data.config.accountAlias : null} />
    </Suspense>
  );
  const banner = (
    <>
      {context.ok && context.data.configProblem && <ConfigBanner problem={context.data.configProblem} />}
      {steerable && (
        <Suspense>
          <Rehearsed ctx={steerable} />
        </Suspense>
      )}
    </>
  );
  return (
    <AppShell
      regions={info.regions}
      canRehearse={steerable !== null}
      banner={banner}
      badge={
        <BedrockBadge
          mode={info.mode}
          region={info.region}
          endpointOverride={info.endpointOverride}
          account={account}
        />
      }
    >
      {children}
    </AppShell>
  );
}

const notConnected = { mode: null, region: null, regions: [], endpointOverride: null };

async function AccountId({ alias }: { alias: string | null }) {
  const account = await loadAccountId();
  const id = (account.ok && account.data) || "account unknown";
  return alias ? `${alias} (${id})` : id;
}

/** A control port that does not answer is the panel's matter: the banner asks again when the person comes back. */
async function Rehearsed({ ctx }: { ctx: RequestContext }) {
  const rehearsal = await load(() => getRehearsal(ctx), { expected: true });
  return <RehearsalBanner initial={rehearsal.ok ? rehearsal.data : { preset: null, profileId: null, rules: [] }} />;
}
