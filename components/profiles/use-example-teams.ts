"use client";

import { useState } from "react";
import { newRequestToken } from "@/components/profiles/new-token";
import { failureOf } from "@/components/request/failure";
import { createProfile } from "@/lib/profiles/actions";
import { beginAttempt, type CreateAttempt, endAttempt } from "@/lib/profiles/create-attempts";
import { type ExampleProfile, exampleTeams } from "@/lib/profiles/examples";
import type { CreateProfileInput, ProfileSummary } from "@/lib/profiles/schema";
import type { ActionError } from "@/lib/result";

interface ExampleStatus {
  state: "waiting" | "creating" | "created" | "failed";
  error: ActionError | null;
}

const waiting: ExampleStatus = { state: "waiting", error: null };

export type ExampleTeams = ReturnType<typeof useExampleTeams>;

/** Creates the example teams by ordinary calls, one after another; pressed again, those that are still missing. */
export function useExampleTeams(profiles: ProfileSummary[], onCreated: () => Promise<unknown>) {
  const [inputs] = useState(() => exampleTeams(profiles));
  const [status, setStatus] = useState<Record<string, ExampleStatus>>({});
  const [attempts, setAttempts] = useState<CreateAttempt[]>([]);
  const [isRunning, setRunning] = useState(false);

  async function createOne(example: ExampleProfile, known: CreateAttempt[]) {
    const set = (next: ExampleStatus) => setStatus((all) => ({ ...all, [example.name]: next }));
    set({ state: "creating", error: null });
    const begun = beginAttempt(known, example, newRequestToken(), new Date());
    const error = await send(begun.input);
    set(error ? { state: "failed", error } : { state: "created", error: null });
    return { error, attempts: error ? endAttempt(begun.attempts, begun.input, error.code) : begun.attempts };
  }

  async function create() {
    setRunning(true);
    let known = attempts;
    let failed = 0;
    for (const example of inputs) {
      if (status[example.name]?.state === "created") continue;
      const outcome = await createOne(example, known);
      known = outcome.attempts;
      if (outcome.error) failed += 1;
    }
    setAttempts(known);
    await onCreated();
    setRunning(false);
    if (failed === 0) setStatus({});
  }

  const examples = inputs.map((input) => ({ input, ...(status[input.name] ?? waiting) }));
  /** True from the first call until all have worked: the list shows profiles meanwhile, the progress stays. */
  const hasStarted = examples.some((example) => example.state !== "waiting");
  return { examples, hasStarted, isRunning, create };
}

async function send(input: CreateProfileInput): Promise<ActionError | null> {
  try {
    const result = await createProfile(input);
    return result.ok ? null : result.error;
  } catch (thrown) {
    return failureOf(thrown);
  }
}
