import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/format";
import { defaultProfileQuota } from "@/lib/profiles/bulk-rows";

/** How far the planned profiles would fill the account's quota in the Region. */
export function QuotaGauge({
  existing,
  isComplete,
  planned,
  region,
}: {
  existing: number;
  isComplete: boolean;
  planned: number;
  region: string;
}) {
  const total = existing + planned;
  const isOver = total > defaultProfileQuota;
  return (
    <Card className="px-4 py-3">
      <p className="mb-2 flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">Profiles in {region}</span>
        <span className={cn("tabular-nums", isOver && "text-danger")}>
          {formatCount(existing)}
          {!isComplete && " or more"} now + {formatCount(planned)} planned of {formatCount(defaultProfileQuota)}
        </span>
      </p>
      <meter
        className="quota-gauge"
        aria-label="Profiles of the quota"
        value={Math.min(total, defaultProfileQuota)}
        max={defaultProfileQuota}
      />
      <p className="mt-1.5 text-muted-foreground text-xs">
        {isOver
          ? "This is more than AWS's default for “Inference profiles per account” (L-40EC9882) in a Region. Unless yours was raised, the last rows will fail; they can be retried."
          : "AWS's default for “Inference profiles per account” (Service Quotas, L-40EC9882) in a Region; yours may have been raised."}
      </p>
    </Card>
  );
}
