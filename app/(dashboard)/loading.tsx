import { Skeleton } from "@/components/ui/skeleton";

export default function DashboardLoading() {
  return (
    <div role="status" aria-label="Loading" className="space-y-4 p-5">
      <Skeleton className="h-12 w-64" />
      <Skeleton className="h-72 w-full rounded-card" />
    </div>
  );
}
