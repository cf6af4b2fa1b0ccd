import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ClaimText } from "@/components/guide/claim-text";
import { Claims } from "@/components/guide/kinds";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import type { Recommendation } from "@/lib/guide/recommend";
import type { Start } from "@/lib/guide/start";

/** The recommendation with its reasons, what contradicts it, what was rejected, and the button that begins it. */
export function Advice({ advice, start }: { advice: Recommendation; start: Start }) {
  return (
    <Card aria-labelledby="advice">
      <CardBody className="space-y-4 pt-3.5">
        <header>
          <p className="text-muted-foreground text-xs">Recommended</p>
          <h2 id="advice" className="font-semibold text-lg">
            {advice.title}
          </h2>
        </header>
        <div className="space-y-1.5 print:hidden">
          <Button variant="primary" asChild>
            <Link href={start.href}>
              {start.label}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
          <p className={start.isOffered ? "text-muted-foreground text-xs" : "text-warning text-xs"}>{start.note}</p>
        </div>
        {advice.conflicts.length > 0 && (
          <Callout tone="warning" title="Your answers cannot all be met">
            <Claims claims={advice.conflicts} />
          </Callout>
        )}
        <Part title="Why">
          <Claims claims={advice.reasons} />
        </Part>
        {advice.notes.length > 0 && (
          <Part title="What it does not do by itself">
            <Claims claims={advice.notes} />
          </Part>
        )}
        <Part title="Rejected">
          <dl className="space-y-1.5">
            {advice.rejected.map(({ name, why }) => (
              <div key={name}>
                <dt className="font-medium">{name}</dt>
                <dd>
                  <ClaimText claim={why} />
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      </CardBody>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
