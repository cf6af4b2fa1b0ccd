"use client";

import { Siren } from "lucide-react";
import Link from "next/link";
import { useRehearsal } from "@/components/rehearsal/use-rehearsal";
import { useRehearsalChange } from "@/components/rehearsal/use-rehearsal-change";
import { Button } from "@/components/ui/button";
import { titleOf } from "@/lib/rehearsal/presets";
import type { Rehearsal } from "@/lib/rehearsal/schema";

/** On every page while failures are rehearsed, so that nobody takes them for real ones. */
export function RehearsalBanner({ initial }: { initial: Rehearsal }) {
  const { data: rehearsal } = useRehearsal(initial);
  const { change, isPending, error } = useRehearsalChange();
  if (rehearsal.rules.length === 0) return null;
  return (
    <section
      aria-label="Failure rehearsal"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-warning-line border-b bg-warning-soft px-3 py-1.5 md:px-5"
    >
      <p className="flex min-w-0 flex-1 items-start gap-2">
        <Siren aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
        <span className="min-w-0 break-words">
          <Link href="/rehearsal" className="rounded font-semibold underline underline-offset-2">
            Failure rehearsal
          </Link>
          : {titleOf(rehearsal)}
          {rehearsal.profileId && (
            <>
              {" for "}
              <span className="break-all font-mono text-xs">{rehearsal.profileId}</span>
            </>
          )}
          {rehearsal.rules.every((rule) => rule.isSpent) && ". It has happened; nothing more will fail"}.
          {error && <span role="alert"> It could not be ended: {error.message}</span>}
        </span>
      </p>
      <Button size="sm" pending={isPending} onClick={() => change(null)}>
        End rehearsal
      </Button>
    </section>
  );
}
