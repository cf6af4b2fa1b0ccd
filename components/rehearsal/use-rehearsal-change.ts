"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "@/components/request/failure";
import { startRehearsal, stopRehearsal } from "@/lib/rehearsal/actions";
import { rehearsalKeys } from "@/lib/rehearsal/keys";
import type { Rehearsal, StartRehearsalInput } from "@/lib/rehearsal/schema";
import { unwrap } from "@/lib/result";

/** Starts a rehearsal, or with null ends it; banner and panel then show what is in force. */
export function useRehearsalChange() {
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation<Rehearsal, Error, StartRehearsalInput | null>({
    mutationFn: async (input) => unwrap(input ? await startRehearsal(input) : await stopRehearsal({})),
    // An answer under way may be older than the change.
    onMutate: () => queryClient.cancelQueries({ queryKey: rehearsalKeys.current() }),
    onSuccess: (rehearsal) => queryClient.setQueryData(rehearsalKeys.current(), rehearsal),
  });
  return { change: mutate, isPending, error: error && failureOf(error) };
}
