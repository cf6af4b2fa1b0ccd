import { ExternalLink } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { formatDate } from "@/lib/format";
import { type Claim, checkedOn, type PageId, pageOf, type Sureness } from "@/lib/guide/claim";

const sureWords: Record<Sureness, string | null> = {
  documented: null,
  reported: "Seen in practice, not documented by AWS.",
  inferred: "Inferred, not certain.",
};

/** A claim, how sure it is unless AWS documents it, and the pages that it rests on with the date they were read. */
export function ClaimText({ claim, className }: { claim: Claim; className?: string }) {
  const unsure = sureWords[claim.sureness];
  return (
    <span className={cn("block", className)}>
      {claim.text}
      {unsure && <em className="text-warning"> {unsure}</em>}
      <span className="block text-2xs text-muted-foreground">
        {claim.rests.map((id) => (
          <span key={id}>
            <PageLink id={id} />
            {" · "}
          </span>
        ))}
        <time dateTime={checkedOn.toISOString().slice(0, 10)}>{formatDate(checkedOn)}</time>
      </span>
    </span>
  );
}

export function PageLink({ id }: { id: PageId }) {
  const { title, url, isUnread } = pageOf(id);
  return (
    <>
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        className="underline decoration-line-strong underline-offset-2 hover:text-foreground"
      >
        {title}
        <ExternalLink aria-hidden className="ml-0.5 inline size-2.5 print:hidden" />
        <span className="sr-only"> (new tab)</span>
      </a>
      {isUnread && " (not read again)"}
    </>
  );
}
