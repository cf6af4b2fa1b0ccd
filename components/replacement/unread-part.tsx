"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { ActionError } from "@/lib/result";

/** In place of a part of a page that could not be read; Retry loads the page again. */
export function UnreadPart({ title, error }: { title: string; error: ActionError }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <ErrorPanel
      tone="warning"
      title={title}
      error={error}
      retrying={isPending}
      onRetry={() => startTransition(() => router.refresh())}
    />
  );
}
