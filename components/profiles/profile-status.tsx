import { Badge } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import { formatDate } from "@/lib/format";
import type { ProfileSummary } from "@/lib/profiles/schema";

/** Bedrock's status in words; `ACTIVE` is the only one it documents. */
export function ProfileStatus({ status }: { status: string }) {
  const text = status.charAt(0) + status.slice(1).toLowerCase().replaceAll("_", " ");
  return <StatusDot tone={status === "ACTIVE" ? "success" : "warning"}>{text}</StatusDot>;
}

/** Says that the base model is on its way out; nothing for a current one. */
export function LegacyBadge({ profile }: { profile: Pick<ProfileSummary, "lifecycle" | "endOfLifeAt"> }) {
  if (profile.lifecycle !== "LEGACY") return null;
  const until = profile.endOfLifeAt && `The model ends on ${formatDate(profile.endOfLifeAt)}`;
  return (
    <Badge tone="warning" title={until ?? undefined}>
      Legacy
    </Badge>
  );
}
