import type { ReactNode } from "react";
import { ClaimText } from "@/components/guide/claim-text";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody } from "@/components/ui/card";
import type { Claim } from "@/lib/guide/claim";
import { type Kind, kinds } from "@/lib/guide/kinds";

const tones = { system: "system", application: "application", model: "neutral" } as const;

/** What the two kinds are, what speaks for and against each, and the call without a profile beside them. */
export function Kinds() {
  return (
    <section aria-labelledby="kinds" className="space-y-3">
      <h2 id="kinds" className="font-semibold text-base">
        What the two kinds are
      </h2>
      <div className="grid gap-3 xl:grid-cols-3">
        {kinds.map((kind) => (
          <KindCard key={kind.id} kind={kind} />
        ))}
      </div>
    </section>
  );
}

function KindCard({ kind }: { kind: Kind }) {
  return (
    <Card className="print:break-inside-avoid">
      <CardBody className="space-y-3 pt-3.5">
        <h3>
          <Badge tone={tones[kind.id]}>{kind.name}</Badge>
        </h3>
        <ClaimText claim={kind.what} />
        <Part title="For it">
          <Claims claims={kind.pros} />
        </Part>
        <Part title="Against it">
          <Claims claims={kind.cons} />
        </Part>
        <Part title="Best for">
          <ul className="list-disc space-y-1 pl-4">
            {kind.bestFor.map((use) => (
              <li key={use}>{use}</li>
            ))}
          </ul>
        </Part>
      </CardBody>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h4 className="mb-1 font-medium text-muted-foreground text-xs">{title}</h4>
      {children}
    </div>
  );
}

export function Claims({ claims }: { claims: readonly Claim[] }) {
  return (
    <ul className="list-disc space-y-1.5 pl-4">
      {claims.map((claim) => (
        <li key={claim.text}>
          <ClaimText claim={claim} />
        </li>
      ))}
    </ul>
  );
}
