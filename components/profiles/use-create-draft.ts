"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { CreateAttempt } from "@/lib/profiles/create-attempts";
import { type CreateDraft, type CreateFields, parseDraft } from "@/lib/profiles/create-form";

const storageKey = "profile-console:create-profile";

/**
 * Keeps the form and its attempts in this tab, so that a reload loses nothing. `attempts` are written at once, since the
 * page may be gone before the next render; after `clear` nothing is written any more.
 */
export function useCreateDraft(form: UseFormReturn<CreateFields>, preselectedArn: string | null) {
  const [isRestored, setRestored] = useState(false);
  const [attempts, setAttempts] = useState<CreateAttempt[]>([]);
  const isCleared = useRef(false);
  const fields = useWatch({ control: form.control, compute: (values: CreateFields) => values });

  // Before paint, so that a form that was left is never seen empty.
  useLayoutEffect(() => {
    const draft = parseDraft(readStorage());
    if (draft) {
      const sourceArn = preselectedArn ?? draft.fields.sourceArn;
      form.reset({ ...draft.fields, sourceArn }, { keepDefaultValues: true });
      setAttempts(draft.attempts);
    }
    setRestored(true);
  }, [form, preselectedArn]);

  useEffect(() => {
    if (isRestored && !isCleared.current) writeStorage({ fields, attempts });
  }, [isRestored, fields, attempts]);

  function keepAttempts(next: CreateAttempt[]) {
    writeStorage({ fields: form.getValues(), attempts: next });
    setAttempts(next);
  }

  function clear() {
    isCleared.current = true;
    sessionStorage.removeItem(storageKey);
  }

  return { attempts, keepAttempts, clear };
}

function readStorage(): string | null {
  return sessionStorage.getItem(storageKey);
}

function writeStorage(draft: CreateDraft): void {
  sessionStorage.setItem(storageKey, JSON.stringify(draft));
}
