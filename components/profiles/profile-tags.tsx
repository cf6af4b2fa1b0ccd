"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Card, CardBody, CardHeader, Facts } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { type ProfileDetail, sourceTagKey } from "@/lib/profiles/schema";

export function ProfileTags({ detail: { profile, tags, tagsError } }: { detail: ProfileDetail }) {
  return (
    <Card>
      <CardHeader title="Tags" description="How cost and access are attributed" />
      {profile.type === "SYSTEM_DEFINED" ? (
        <CardBody className="text-muted-foreground">
          System-defined profiles cannot be tagged. A team’s application profile can.
        </CardBody>
      ) : tagsError ? (
        <CardBody>
          <TagsFailure error={tagsError} />
        </CardBody>
      ) : tags?.length ? (
        <Facts
          rows={tags.map((tag) => ({
            label: tag.key,
            value:
              tag.key === sourceTagKey ? (
                <code className="font-mono text-xs">{tag.value}</code>
              ) : (
                tag.value || <span className="text-muted-foreground">empty</span>
              ),
          }))}
        />
      ) : (
        <CardBody className="text-muted-foreground">
          This profile carries no tags, so its cost cannot be told apart from others.
        </CardBody>
      )}
    </Card>
  );
}

function TagsFailure({ error }: { error: NonNullable<ProfileDetail["tagsError"]> }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <ErrorPanel
      tone="warning"
      title="Tags could not be read"
      error={error}
      retrying={isPending}
      onRetry={() => startTransition(() => router.refresh())}
    />
  );
}
