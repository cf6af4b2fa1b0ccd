import { Chip } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";
import type { ProfileType, Tag } from "@/lib/bedrock/types";
import { dash } from "@/lib/format";
import { sourceTagKey, type TagsByArn } from "@/lib/profiles/schema";

const first = ["team", "environment", "env"];
const rank = (tag: Tag) => (first.includes(tag.key) ? first.indexOf(tag.key) : first.length);

/** Tags of a row, team and environment first. `loaded` is undefined until they have arrived. */
export function TagChips({
  type,
  loaded,
  max = 1,
}: {
  type: ProfileType;
  loaded: TagsByArn[string] | undefined;
  max?: number;
}) {
  if (type === "SYSTEM_DEFINED") return <span className="text-muted-foreground">{dash}</span>;
  if (!loaded) return <Skeleton className="h-4 w-24" />;
  if ("error" in loaded) {
    return (
      <span className="text-warning text-xs" title={loaded.error.message}>
        {loaded.error.code === "access_denied" ? "no permission" : "not loaded"}
      </span>
    );
  }
  const tags = loaded.tags.filter((tag) => tag.key !== sourceTagKey).toSorted((a, b) => rank(a) - rank(b));
  if (tags.length === 0) return <span className="text-muted-foreground">none</span>;
  const rest = tags.slice(max);
  return (
    <span className="flex min-w-0 gap-1">
      {tags.slice(0, max).map((tag) => (
        <Chip key={tag.key} title={`${tag.key}: ${tag.value}`}>
          {tag.key}: {tag.value}
        </Chip>
      ))}
      {rest.length > 0 && (
        <Chip className="shrink-0" title={rest.map((tag) => `${tag.key}: ${tag.value}`).join(", ")}>
          +{rest.length}
        </Chip>
      )}
    </span>
  );
}
