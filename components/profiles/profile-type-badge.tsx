import { Badge } from "@/components/ui/badge";
import type { ProfileType } from "@/lib/bedrock/types";

const labels = {
  SYSTEM_DEFINED: { tone: "system", text: "System-defined" },
  APPLICATION: { tone: "application", text: "Application" },
} as const;

export function ProfileTypeBadge({ type }: { type: ProfileType }) {
  const { tone, text } = labels[type];
  return <Badge tone={tone}>{text}</Badge>;
}
