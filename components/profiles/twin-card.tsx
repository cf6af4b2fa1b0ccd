import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileDetail } from "@/lib/profiles/schema";

const reasons = {
  recorded: "Recorded in a tag when this profile was created.",
  "exact route match": "Found by its route: both reach exactly the same models. Bedrock does not say what was copied.",
};

/** The system profile to compare an application profile with. */
export function TwinCard({ detail: { profile, twin, region } }: { detail: ProfileDetail }) {
  if (profile.type === "SYSTEM_DEFINED") return null;
  return (
    <Card>
      <CardHeader title="System twin" description="The system-defined profile that routes to the same models" />
      <CardBody>
        {twin ? (
          <>
            <p className="flex flex-wrap items-center gap-2">
              <Link href={profileHref(twin.profileId, region)} className="font-medium underline underline-offset-2">
                {twin.name}
              </Link>
              <Badge tone={twin.confidence === "recorded" ? "success" : "neutral"}>{twin.confidence}</Badge>
            </p>
            <p className="mt-1 text-muted-foreground text-xs">{reasons[twin.confidence]}</p>
          </>
        ) : (
          <p className="text-muted-foreground">None: no system-defined profile here reaches exactly these models.</p>
        )}
      </CardBody>
    </Card>
  );
}
