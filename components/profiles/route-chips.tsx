import { Chip } from "@/components/ui/badge";
import type { Route } from "@/lib/bedrock/route";

/** Destination Regions as chips; those that do not fit are counted, and named on hover. */
export function RouteChips({ route, max = 3 }: { route: Route; max?: number }) {
  if (route.scope === "global") {
    return (
      <span className="flex">
        <Chip>all commercial Regions</Chip>
      </span>
    );
  }
  const rest = route.regions.slice(max);
  return (
    <span className="flex min-w-0 gap-1">
      {route.regions.slice(0, max).map((region) => (
        <Chip key={region} className="shrink-0">
          {region}
        </Chip>
      ))}
      {rest.length > 0 && (
        <Chip className="shrink-0" title={rest.join(", ")}>
          +{rest.length} more
        </Chip>
      )}
    </span>
  );
}
