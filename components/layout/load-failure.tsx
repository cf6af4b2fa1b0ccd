"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { ActionError } from "@/lib/result";

/** In place of a page whose data could not be loaded; Retry asks the server again. */
export function LoadFailure({ title, error }: { title: string; error: ActionError }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <div className="space-y-3 p-4 md:p-5">
      <h1 className="font-semibold text-xl">{title}</h1>
      <ErrorPanel error={error} retrying={isPending} onRetry={() => startTransition(() => router.refresh())} />
    </div>
  );
}
