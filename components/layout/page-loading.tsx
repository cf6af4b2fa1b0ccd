import { Skeleton } from "@/components/ui/skeleton";

/** Stands in for a page until its data has come. */
export function PageLoading() {
  return (
    <div role="status" aria-label="Loading" className="space-y-4 p-5">
      <Skeleton className="h-12 w-64" />
      <Skeleton className="h-72 w-full rounded-card" />
    </div>
  );
}
