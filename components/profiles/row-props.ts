import type { TagPolicy } from "@/lib/config/schema";
import type { CallsByArn } from "@/lib/profiles/call-figures";
import type { ListItem } from "@/lib/profiles/grouping";
import type { ColumnId } from "@/lib/profiles/list-columns";
import type { ProfileSummary } from "@/lib/profiles/schema";
import type { LoadedTags } from "@/lib/profiles/tag-store";

export interface ProfileRowProps {
  item: Extract<ListItem, { type: "row" }>;
  columns: ColumnId[];
  /** Position in the list as shown, from 0. */
  index: number;
  /** Distance from the top of the list in px. */
  top: number;
  height: number;
  isCompact: boolean;
  /** One line a row. */
  isDense: boolean;
  isSelected: boolean;
  isActive: boolean;
  /** Whether its Regions are shown one by one. */
  isExpanded: boolean;
  tags: LoadedTags | undefined;
  /** Null while they are not known. */
  calls: CallsByArn | null;
  policy: TagPolicy;
  systemProfiles: ProfileSummary[];
  home: string;
  /** Ages are told as of this moment. */
  listedAt: Date;
  onToggle: (profileArn: string) => void;
  onExpand: (key: string) => void;
}
