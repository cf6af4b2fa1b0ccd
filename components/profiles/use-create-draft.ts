"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { TagPolicy } from "@/lib/config/schema";
import type { CreateAttempt } from "@/lib/profiles/create-attempts";
import { type CreateDraft, type CreateFields, parseDraft, withRequiredRows } from "@/lib/profiles/create-form";

/**
 * Keeps the form and its attempts in this tab, so that a reload loses nothing. `attempts` are written at once, since the
 * page may be gone before the next render; after `clear` nothing is written any more.
 *
 * @param storageKey drafts with another origin do not overwrite each other
 */
export function useCreateDraft(
  form: UseFormReturn<CreateFields>,
  preselectedArn: string | null,
  policy: TagPolicy,
  storageKey: string,
) {
  const [isRestored, setRestored] = useState(false);
  const [attempts, setAttempts] = useState<CreateAttempt[]>([]);
  const isCleared = useRef(false);
  const fields = useWatch({ control: form.control, compute: (values: CreateFields) => values });

  // Before paint, so that a form that was left is never seen empty.
  useLayoutEffect(() => {
    const draft = parseDraft(sessionStorage.getItem(storageKey));
    if (draft) {
      const { fields } = draft;
      const sourceArn = preselectedArn ?? fields.sourceArn;
      restore(form, { ...fields, sourceArn, tags: withRequiredRows(fields.tags, policy) });
      setAttempts(draft.attempts);
    }
    setRestored(true);
  }, [form, preselectedArn, policy, storageKey]);

  useEffect(() => {
    if (isRestored && !isCleared.current) writeStorage(storageKey, { fields, attempts });
  }, [isRestored, fields, attempts, storageKey]);

  function keepAttempts(next: CreateAttempt[]) {
    writeStorage(storageKey, { fields: form.getValues(), attempts: next });
    setAttempts(next);
  }

  function clear() {
    isCleared.current = true;
    sessionStorage.removeItem(storageKey);
  }

  return { attempts, keepAttempts, clear };
}

/** Field by field: `reset` relies on inputs being registered anew, which the compiler's memoisation prevents. */
function restore(form: UseFormReturn<CreateFields>, fields: CreateFields): void {
  const dirty = { shouldDirty: true };
  form.setValue("sourceArn", fields.sourceArn, dirty);
  form.setValue("team", fields.team, dirty);
  form.setValue("environment", fields.environment, dirty);
  form.setValue("application", fields.application, dirty);
  form.setValue("name", fields.name, dirty);
  form.setValue("description", fields.description, dirty);
  form.setValue("tags", fields.tags, dirty);
}

function writeStorage(storageKey: string, draft: CreateDraft): void {
  sessionStorage.setItem(storageKey, JSON.stringify(draft));
}
