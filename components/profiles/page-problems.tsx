"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ListProblems } from "@/components/profiles/list-problems";
import type { ListProblem } from "@/lib/profiles/schema";

/** The problems of a listing that the page itself loaded; Retry loads the page again. */
export function PageProblems({ problems }: { problems: ListProblem[] }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  if (problems.length === 0) return null;
  return (
    <div className="space-y-2">
      <ListProblems problems={problems} retrying={isPending} onRetry={() => startTransition(() => router.refresh())} />
    </div>
  );
}
