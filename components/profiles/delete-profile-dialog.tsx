"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { failureOf } from "@/components/profiles/failure";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field, Input } from "@/components/ui/field";
import { useToast } from "@/components/ui/toaster";
import { deleteProfile } from "@/lib/profiles/actions";
import { profileKeys } from "@/lib/profiles/keys";
import type { DeleteProfileInput } from "@/lib/profiles/schema";
import type { ActionError } from "@/lib/result";

/** Deletes an application profile once its name has been typed. */
export function DeleteProfileDialog({
  profile,
  open,
  onOpenChange,
}: {
  profile: { profileId: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Delete ${profile.name}?`}
        description="Whatever calls this profile fails from then on. Its ARN will never exist again: a new profile of the same name gets another one."
      >
        <DeleteForm profile={profile} />
      </DialogContent>
    </Dialog>
  );
}

function DeleteForm({ profile }: { profile: { profileId: string; name: string } }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [confirmedName, setConfirmedName] = useState("");
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const isConfirmed = confirmedName.trim() === profile.name;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isConfirmed || isPending) return;
    setPending(true);
    setError(null);
    const failure = await send({ profileId: profile.profileId, confirmedName });
    if (failure) {
      setPending(false);
      setError(failure);
      return;
    }
    await queryClient.invalidateQueries({ queryKey: profileKeys.list(), refetchType: "none" });
    toast({ title: `${profile.name} was deleted`, tone: "success" });
    router.push("/profiles");
  }

  return (
    <form onSubmit={submit} className="mt-4">
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
      {error && !error.fieldErrors && <ErrorPanel className="mt-3" title="The profile was not deleted" error={error} />}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="danger" disabled={!isConfirmed} pending={isPending}>
          Delete profile
        </Button>
      </DialogFooter>
    </form>
  );
}

async function send(input: DeleteProfileInput): Promise<ActionError | null> {
  try {
    const result = await deleteProfile(input);
    return result.ok ? null : result.error;
  } catch (thrown) {
    return failureOf(thrown);
  }
}
