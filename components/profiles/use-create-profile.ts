"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { newRequestToken } from "@/components/profiles/new-token";
import { wishForSmokeTest } from "@/components/profiles/smoke-test-wish";
import { failureOf } from "@/components/request/failure";
import { parseArn } from "@/lib/bedrock/arn";
import { createProfile } from "@/lib/profiles/actions";
import { beginAttempt, type CreateAttempt, endAttempt } from "@/lib/profiles/create-attempts";
import { type CreateFormValues, fieldOf, toBody } from "@/lib/profiles/create-form";
import { profileKeys } from "@/lib/profiles/keys";
import { handoverHref } from "@/lib/profiles/links";
import type { CreateProfileInput } from "@/lib/profiles/schema";
import type { ActionError, ActionResult } from "@/lib/result";

interface Draft {
  attempts: CreateAttempt[];
  keepAttempts: (attempts: CreateAttempt[]) => void;
  clear: () => void;
}

/**
 * Sends the form. The attempt is kept before it is sent, so that a reload in between still knows of it. Ends on the new
 * profile; a failure comes back with its messages by form field.
 */
export function useCreateProfile(draft: Draft, onFieldErrors: (errors: [field: string, message: string][]) => void) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [error, setError] = useState<ActionError | null>(null);
  const [isDone, setDone] = useState(false);
  const isSending = useRef(false);

  async function submit(values: CreateFormValues, wantsSmokeTest: boolean) {
    // A second press can arrive before the button is drawn as pending.
    if (isSending.current || isDone) return;
    isSending.current = true;
    setError(null);
    const begun = beginAttempt(draft.attempts, toBody(values), newRequestToken(), new Date());
    draft.keepAttempts(begun.attempts);
    const { result, hasAnswered } = await send(begun.input);
    isSending.current = false;
    if (result.ok) {
      draft.clear();
      setDone(true);
      await queryClient.invalidateQueries({ queryKey: profileKeys.list(), refetchType: "none" });
      const { profileId, profileArn, existed } = result.data;
      if (wantsSmokeTest) wishForSmokeTest(profileId);
      router.push(handoverHref(profileId, parseArn(profileArn)?.region ?? "", existed ? "existed" : "1"));
      return;
    }
    draft.keepAttempts(endAttempt(begun.attempts, begun.input, hasAnswered ? result.error.code : null));
    const fields = Object.entries(result.error.fieldErrors ?? {});
    setError(result.error);
    onFieldErrors(fields.map(([path, message]) => [fieldOf(path, values), message]));
  }

  return { submit, error, isDone };
}

async function send(input: CreateProfileInput) {
  try {
    return { result: await createProfile(input), hasAnswered: true };
  } catch (thrown) {
    const result: ActionResult<never> = { ok: false, error: failureOf(thrown) };
    return { result, hasAnswered: false };
  }
}
