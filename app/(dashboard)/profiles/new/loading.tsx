import { Skeleton } from "@/components/ui/skeleton";

export default function CreateProfileLoading() {
  return (
    <div role="status" aria-label="Loading the form" className="space-y-4 p-4 md:p-5">
      <Skeleton className="h-12 w-80 max-w-full" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,31rem)_minmax(0,1fr)]">
        <div className="space-y-5">
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-14 w-full" />
          <Skeleton className="h-28 w-full" />
          <Skeleton className="h-14 w-full" />
          <Skeleton className="h-40 w-full rounded-card" />
        </div>
        <Skeleton className="hidden h-96 w-full rounded-card lg:block" />
      </div>
    </div>
  );
}
