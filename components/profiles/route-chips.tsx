import { Chip } from "@/components/ui/badge";
import type { Route } from "@/lib/bedrock/route";

/** Destination Regions as chips; those that do not fit are counted, and named on hover. */
export function RouteChips({ route, max = 3 }: { route: Route; max?: number }) {
  if (route.scope === "global") return <Chip>all commercial Regions</Chip>;
  const rest = route.regions.slice(max);
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      {route.regions.slice(0, max).map((region) => (
        <Chip key={region}>{region}</Chip>
      ))}
      {rest.length > 0 && <Chip title={rest.join(", ")}>+{rest.length} more</Chip>}
    </span>
  );
}
