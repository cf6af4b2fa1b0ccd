import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/format";
import { defaultProfileQuota } from "@/lib/profiles/bulk-rows";

export interface RegionQuota {
  region: string;
  existing: number;
  /** False when the list of existing profiles could not be read to its end. */
  isComplete: boolean;
  planned: number;
}

/** How far the planned profiles would fill the account's quota in each Region. */
export function QuotaGauge({ regions }: { regions: RegionQuota[] }) {
  const isOver = regions.some((quota) => totalOf(quota) > defaultProfileQuota);
  return (
    <Card className="space-y-3 px-4 py-3">
      {regions.map((quota) => (
        <Gauge key={quota.region} quota={quota} />
      ))}
      <p className="text-muted-foreground text-xs">
        {isOver
          ? "This is more than AWS's default for “Inference profiles per account” (L-40EC9882) in a Region. Unless yours was raised, the last rows will fail; they can be retried."
          : "AWS's default for “Inference profiles per account” (Service Quotas, L-40EC9882) in a Region; yours may have been raised."}
      </p>
    </Card>
  );
}

function Gauge({ quota }: { quota: RegionQuota }) {
  const { region, existing, isComplete, planned } = quota;
  const total = totalOf(quota);
  return (
    <div>
      <p className="mb-2 flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">Profiles in {region}</span>
        <span className={cn("tabular-nums", total > defaultProfileQuota && "text-danger")}>
          {formatCount(existing)}
          {!isComplete && " or more"} now + {formatCount(planned)} planned of {formatCount(defaultProfileQuota)}
        </span>
      </p>
      <meter
        className="quota-gauge"
        aria-label={`Profiles of the quota in ${region}`}
        value={Math.min(total, defaultProfileQuota)}
        max={defaultProfileQuota}
      />
    </div>
  );
}

function totalOf({ existing, planned }: RegionQuota): number {
  return existing + planned;
}
