import { Skeleton } from "@/components/ui/skeleton";

/** What stands where a profile will be. */
export function ProfileLoading() {
  return (
    <div role="status" aria-label="Loading the profile" className="space-y-3 p-4 md:p-5">
      <div className="flex flex-wrap justify-between gap-3">
        <Skeleton className="h-14 w-96 max-w-full" />
        <Skeleton className="h-8 w-64" />
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        <Skeleton className="h-64 w-full rounded-card" />
        <Skeleton className="h-80 w-full rounded-card" />
        <Skeleton className="h-48 w-full rounded-card" />
      </div>
    </div>
  );
}
