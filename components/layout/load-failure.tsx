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
    <div className="p-4 md:p-5">
      <ErrorPanel
        title={title}
        error={error}
        retrying={isPending}
        onRetry={() => startTransition(() => router.refresh())}
      />
    </div>
  );
}
