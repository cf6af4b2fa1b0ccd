import { Badge } from "@/components/ui/badge";
import type { TagScore } from "@/lib/config/tag-score";

/** How many of the required tags are right, in words and numbers; nothing where none is required. */
export function TagScoreBadge({ score: { met, required, share, findings } }: { score: TagScore }) {
  if (share === null) return null;
  const missing = findings.map(({ message }) => message).join(" ");
  return (
    <Badge tone={share === 1 ? "success" : "warning"} title={missing || undefined}>
      {Math.floor(share * 100)} % · {met} of {required} required tags
    </Badge>
  );
}
