import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { type CitationId, citations, citedOn } from "@/lib/explain/citation";
import type { Diagnosis, Remedy } from "@/lib/explain/explanation";
import { formatDate } from "@/lib/format";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";

/** Explanations that lead to the profiles whose models end. */
const endings = new Set(["legacy-unused", "end-of-life"]);

/** One thing that is wrong: what it means, and for each likely cause the check, the fix and the page behind them. */
export function DiagnosisCard({ diagnosis, profile }: { diagnosis: Diagnosis; profile: ProfileSummary | null }) {
  const { id, title, meaning, remedies } = diagnosis;
  return (
    <Card aria-label={title}>
      <CardHeader
        title={title}
        description={<span className="break-words">{meaning}</span>}
        actions={
          (id === "access-denied" && profile && <AccessLink profile={profile} />) ||
          (endings.has(id) && (
            <Button asChild size="sm">
              <Link href="/retirement">Open Retirement</Link>
            </Button>
          ))
        }
      />
      <ol className="divide-y divide-line border-line border-t">
        {remedies.map((remedy) => (
          <RemedyRow key={remedy.cause} remedy={remedy} />
        ))}
      </ol>
    </Card>
  );
}

function RemedyRow({ remedy: { cause, check, fix, source } }: { remedy: Remedy }) {
  return (
    <li className="px-4 py-3">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <Term name="Likely cause">{cause}</Term>
        <Term name="Check">{check}</Term>
        <Term name="Fix">{fix}</Term>
      </dl>
      <p className="mt-1.5 text-2xs text-muted-foreground">
        <CitationLink id={source} /> · <time dateTime={citedOn.toISOString().slice(0, 10)}>{formatDate(citedOn)}</time>
      </p>
    </li>
  );
}

function Term({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt className="text-muted-foreground text-xs leading-5">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function CitationLink({ id }: { id: CitationId }) {
  const { title, url } = citations[id];
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="underline decoration-line-strong underline-offset-2 hover:text-foreground"
    >
      {title}
      <ExternalLink aria-hidden className="ml-0.5 inline size-2.5" />
      <span className="sr-only"> (new tab)</span>
    </a>
  );
}

function AccessLink({ profile: { profileId, region, name } }: { profile: ProfileSummary }) {
  const href = profileHref(profileId, region);
  return (
    <Button asChild size="sm">
      <Link href={`${href}${href.includes("?") ? "&" : "?"}tab=access`}>Policy for {name}</Link>
    </Button>
  );
}
