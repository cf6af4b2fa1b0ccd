"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DeletionFacts } from "@/components/deletion/deletion-facts";
import { useRecentUse } from "@/components/deletion/use-recent-use";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field, Input, Textarea } from "@/components/ui/field";
import { useToast } from "@/components/ui/toaster";
import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { deleteProfile } from "@/lib/deletion/actions";
import { type DeleteProfileInput, maxReason, recentUseDays } from "@/lib/deletion/schema";
import { profileKeys } from "@/lib/profiles/keys";
import type { ActionError } from "@/lib/result";

interface Profile {
  profileId: string;
  profileArn: string;
  name: string;
}

/** Deletes an application profile once its name has been typed, and said why when it is in use. */
export function DeleteProfileDialog({
  profile,
  tags,
  policy,
  open,
  onOpenChange,
}: {
  profile: Profile;
  tags: Tag[] | null;
  policy: TagPolicy;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Delete ${profile.name}?`}
        description="Whatever calls this profile fails from then on. Its ARN will never exist again: a new profile of the same name gets another one."
      >
        <DeleteForm profile={profile} tags={tags} policy={policy} />
      </DialogContent>
    </Dialog>
  );
}

function DeleteForm({ profile, tags, policy }: { profile: Profile; tags: Tag[] | null; policy: TagPolicy }) {
  const use = useRecentUse(profile.profileArn);
  const deletion = useDeletion(profile);
  const [confirmedName, setConfirmedName] = useState("");
  const [reason, setReason] = useState("");
  const needsReason = (use.data?.calls ?? 0) > 0;
  const isReady = confirmedName.trim() === profile.name && (!needsReason || reason.trim() !== "");
  const { error } = deletion;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) void deletion.run({ profileId: profile.profileArn, confirmedName, reason });
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      <DeletionFacts use={use} tags={tags} policy={policy} />
      <Field
        label={needsReason ? "Why is it deleted?" : "Why is it deleted? (optional)"}
        required={needsReason}
        hint={
          needsReason
            ? `Needed, since it was called within ${recentUseDays} days. Kept in the activity log.`
            : "Kept in the activity log."
        }
        error={error?.fieldErrors?.reason}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={2}
            maxLength={maxReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={
          <>
            Type <span className="font-mono">{profile.name}</span> to confirm
          </>
        }
        error={error?.fieldErrors?.confirmedName}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={confirmedName}
            onChange={(event) => setConfirmedName(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {error && !error.fieldErrors && <ErrorPanel title="The profile was not deleted" error={error} />}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="danger" disabled={!isReady} pending={deletion.isPending}>
          Delete profile
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Ends on the list of profiles. */
function useDeletion({ name }: Profile) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);

  async function run(input: DeleteProfileInput) {
    if (isPending) return;
    setPending(true);
    setError(null);
    const failure = await send(input);
    if (failure) {
      setPending(false);
      setError(failure);
      return;
    }
    await queryClient.invalidateQueries({ queryKey: profileKeys.list(), refetchType: "none" });
    toast({ title: `${name} was deleted`, tone: "success" });
    router.push("/profiles");
  }
  return { run, isPending, error };
}

async function send(input: DeleteProfileInput): Promise<ActionError | null> {
  try {
    const result = await deleteProfile(input);
    return result.ok ? null : result.error;
  } catch (thrown) {
    return failureOf(thrown);
  }
}
