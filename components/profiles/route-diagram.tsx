import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Route } from "@/lib/bedrock/route";

const boxHeight = 30;
const gap = 10;
const maxRegions = 6;

/** A picture of where requests go: the profile, what it was copied from, and each destination. */
export function RouteDiagram({
  profile,
  source,
  modelName,
  route,
}: {
  /** The application profile, or null when a system profile is drawn by itself. */
  profile: { name: string } | null;
  source: { name: string; note: string; isModel: boolean } | null;
  modelName: string;
  route: Route;
}) {
  const places = destinations(route);
  const height = Math.max(places.length * (boxHeight + gap) - gap, 44);
  return (
    <div className="flex flex-col gap-2 overflow-x-auto pb-1 sm:flex-row sm:items-center sm:gap-0">
      {profile && (
        <Box className="border-application-line bg-application-soft" title={profile.name} note="application profile">
          <span className="text-application">{profile.name || "unnamed"}</span>
        </Box>
      )}
      {profile && source && <Line />}
      {source && (
        <Box
          className={source.isModel ? undefined : "border-system-line bg-system-soft"}
          title={source.name}
          note={source.note}
        >
          <span className={source.isModel ? undefined : "text-system"}>{source.name}</span>
        </Box>
      )}
      <Fan count={places.length} height={height} />
      <ul className="flex shrink-0 flex-col" style={{ gap }}>
        {places.map((place) => (
          <li
            key={place}
            className="flex items-center whitespace-nowrap rounded-md border border-line bg-surface px-2.5 text-xs"
            style={{ height: boxHeight }}
          >
            {modelName} · {place}
          </li>
        ))}
      </ul>
    </div>
  );
}

function destinations(route: Route): string[] {
  if (route.scope === "global") return ["any commercial Region"];
  const shown = route.regions.slice(0, route.regions.length > maxRegions ? maxRegions - 1 : maxRegions);
  const rest = route.regions.length - shown.length;
  return rest > 0 ? [...shown, `${rest} more Regions`] : shown;
}

function Box({
  className,
  title,
  note,
  children,
}: {
  className: string | undefined;
  title: string;
  note: string;
  children: ReactNode;
}) {
  return (
    <div
      title={title}
      className={cn("min-w-28 shrink rounded-md border border-line px-2.5 py-1.5 text-xs sm:max-w-48", className)}
    >
      <p className="line-clamp-2 break-words font-semibold">{children}</p>
      <p className="text-2xs text-muted-foreground">{note}</p>
    </div>
  );
}

function Line() {
  return <span aria-hidden className="hidden h-px w-8 shrink-0 bg-muted-foreground sm:block" />;
}

/** Curves from one point to the middle of each of `count` boxes beside it. */
function Fan({ count, height }: { count: number; height: number }) {
  const middle = height / 2;
  const top = (height - (count * (boxHeight + gap) - gap)) / 2;
  const ends = Array.from({ length: count }, (_, index) => top + index * (boxHeight + gap) + boxHeight / 2);
  return (
    <svg
      aria-hidden="true"
      width={48}
      height={height}
      className="hidden shrink-0 stroke-muted-foreground sm:block"
      fill="none"
    >
      {ends.map((end) => (
        <path key={end} d={`M0 ${middle}C24 ${middle} 24 ${end} 48 ${end}`} />
      ))}
    </svg>
  );
}
