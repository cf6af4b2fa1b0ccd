"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { failureOf } from "@/components/request/failure";
import { TagChangeList } from "@/components/tags/tag-change-list";
import { TagEditor } from "@/components/tags/tag-editor";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorPanel } from "@/components/ui/error-panel";
import { useToast } from "@/components/ui/toaster";
import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { plural } from "@/lib/format";
import { profileKeys } from "@/lib/profiles/keys";
import type { ActionError } from "@/lib/result";
import { retagProfile } from "@/lib/tags/actions";
import type { TagChange } from "@/lib/tags/changes";
import { changesOf, type EditRow, lockedTags, rowErrors, rowsOf } from "@/lib/tags/edit";
import type { RetaggedProfile } from "@/lib/tags/schema";

interface Props {
  profile: { profileArn: string; name: string };
  tags: Tag[];
  policy: TagPolicy;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Edits the tags of one profile; what was entered survives closing until it is applied. */
export function EditTagsDialog({ profile, tags, policy, open, onOpenChange }: Props) {
  const [draft, setDraft] = useState<EditRow[] | null>(null);
  const edit = useRetag(profile, () => {
    setDraft(null);
    onOpenChange(false);
  });
  const rows = draft ?? rowsOf(policy, tags);
  const changes = changesOf(policy, tags, rows);
  const errors = rowErrors(policy, rows);
  const isBlocked = Object.keys(errors).length > 0 || changes.length === 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isBlocked) void edit.apply(changes);
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Tags of ${profile.name}`}
        description="Tags attribute cost and grant access: roles that are allowed by a tag lose or gain this profile at once."
        className="max-w-xl"
      >
        <form onSubmit={submit} noValidate className="mt-4 space-y-3">
          <TagEditor
            policy={policy}
            rows={rows}
            locked={lockedTags(policy, tags)}
            errors={errors}
            onChange={setDraft}
          />
          <div role="status">
            {changes.length === 0 ? (
              <p className="text-muted-foreground text-xs">Nothing is changed yet.</p>
            ) : (
              <TagChangeList changes={changes} label="What will change" />
            )}
          </div>
          {edit.error && <ErrorPanel title="The tags were not changed as asked" error={edit.error} />}
          <DialogFooter>
            {draft && (
              <Button variant="ghost" onClick={() => setDraft(null)}>
                Start again
              </Button>
            )}
            <DialogClose asChild>
              <Button>Close</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={isBlocked} pending={edit.isPending}>
              {changes.length === 0 ? "Apply" : `Apply ${plural(changes.length, "change")}`}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function useRetag({ profileArn, name }: Props["profile"], onDone: () => void) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);

  async function apply(changes: TagChange[]) {
    if (isPending) return;
    setPending(true);
    setError(null);
    const result = await send({ profileArn, changes });
    setPending(false);
    // Also after a failure: a part may have been changed, by this request or by somebody else.
    router.refresh();
    await queryClient.invalidateQueries({ queryKey: profileKeys.list(), refetchType: "none" });
    if ("error" in result) return setError(result.error);
    toast({ title: `Tags of ${name} were changed`, tone: "success" });
    onDone();
  }
  return { apply, isPending, error };
}

async function send(input: Parameters<typeof retagProfile>[0]): Promise<RetaggedProfile | { error: ActionError }> {
  try {
    const result = await retagProfile(input);
    return result.ok ? result.data : { error: result.error };
  } catch (thrown) {
    return { error: failureOf(thrown) };
  }
}
