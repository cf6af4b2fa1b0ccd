"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";

export default function DashboardError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  return (
    <div className="p-5">
      <ErrorPanel
        title="This page could not be shown"
        error={{
          code: "internal",
          message: "Something unexpected went wrong while this page was drawn.",
          requestId: error.digest ?? "",
        }}
        onRetry={() =>
          startTransition(() => {
            router.refresh();
            reset();
          })
        }
      />
    </div>
  );
}
