"use client";

import { PencilLine } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditTagsDialog } from "@/components/tags/edit-tags-dialog";
import { TagScoreBadge } from "@/components/tags/tag-score-badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, Facts } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { tagScore } from "@/lib/config/tag-score";
import { type ProfileDetail, sourceTagKey } from "@/lib/profiles/schema";

/** The tags of a profile, held against the organisation's policy, and their editor. */
export function TagsCard({
  detail: { profile, tags, tagsError },
  policy,
}: {
  detail: ProfileDetail;
  policy: TagPolicy;
}) {
  const [isEditing, setEditing] = useState(false);
  const description = "How cost and access are attributed";
  if (tags === null) {
    return (
      <Card>
        <CardHeader title="Tags" description={description} />
        <CardBody className="text-muted-foreground">
          {tagsError ? (
            <TagsFailure error={tagsError} />
          ) : (
            "System-defined profiles cannot be tagged. A team’s application profile can."
          )}
        </CardBody>
      </Card>
    );
  }
  const score = tagScore(policy, tags);
  return (
    <Card>
      <CardHeader
        title="Tags"
        description={description}
        actions={
          <>
            <TagScoreBadge score={score} />
            <Button size="sm" onClick={() => setEditing(true)}>
              <PencilLine aria-hidden />
              Edit tags
            </Button>
          </>
        }
      />
      {tags.length > 0 ? (
        <Facts rows={tags.map((tag) => ({ label: tag.key, value: <TagValue tag={tag} /> }))} />
      ) : (
        <CardBody className="text-muted-foreground">
          This profile carries no tags, so its cost cannot be told apart from others.
        </CardBody>
      )}
      {score.findings.length > 0 && (
        <CardBody className="border-line border-t pt-3">
          <ul className="list-disc space-y-0.5 pl-4 text-warning text-xs">
            {score.findings.map(({ key, message }) => (
              <li key={key}>{message}</li>
            ))}
          </ul>
        </CardBody>
      )}
      <EditTagsDialog profile={profile} tags={tags} policy={policy} open={isEditing} onOpenChange={setEditing} />
    </Card>
  );
}

function TagValue({ tag }: { tag: Tag }) {
  if (tag.key === sourceTagKey) return <code className="font-mono text-xs">{tag.value}</code>;
  return tag.value || <span className="text-muted-foreground">empty</span>;
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
