import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 14 }, (_, index) => index);

export default function ProfilesLoading() {
  return (
    <div role="status" aria-label="Loading profiles" className="flex h-full flex-col gap-3 p-4 md:p-5">
      <div className="flex justify-between">
        <Skeleton className="h-12 w-56" />
        <Skeleton className="h-8 w-56" />
      </div>
      <Skeleton className="h-8 w-full max-w-2xl" />
      <div className="min-h-0 overflow-hidden rounded-card border border-line bg-surface">
        <div className="h-[34px] border-line border-b" />
        {rows.map((row) => (
          <div key={row} className="flex h-[88px] items-center gap-6 border-line border-b px-3 md:h-[47px]">
            <Skeleton className="h-4 w-1/4" />
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-4 w-1/5" />
            <Skeleton className="h-4 w-1/4" />
          </div>
        ))}
      </div>
    </div>
  );
}
