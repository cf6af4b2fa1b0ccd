import {
  BookOpen,
  CalendarClock,
  ChartNoAxesColumn,
  ClipboardPaste,
  Gauge,
  History,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  Route,
  Siren,
} from "lucide-react";

export interface Page {
  href: string;
  label: string;
  icon: LucideIcon;
}

/** The pages of the navigation and of the palette. One is added when it works, never before. */
const pages: readonly Page[] = [
  { href: "/profiles", label: "Profiles", icon: Route },
  { href: "/playground", label: "Playground", icon: MessagesSquare },
  { href: "/benchmarks", label: "Benchmarks", icon: Gauge },
  { href: "/compare", label: "Compare", icon: ChartNoAxesColumn },
  { href: "/retirement", label: "Retirement", icon: CalendarClock },
  { href: "/explain", label: "Explain", icon: ClipboardPaste },
  { href: "/plans", label: "Plans", icon: ListChecks },
  { href: "/guide", label: "Guide", icon: BookOpen },
  { href: "/activity", label: "Activity", icon: History },
];

/** Exists where there is a local Bedrock to steer. */
const rehearsalPage: Page = { href: "/rehearsal", label: "Rehearse failure", icon: Siren };

export const allPages: readonly Page[] = [...pages, rehearsalPage];

/** The pages that exist in this mode. */
export function pagesFor({ canRehearse }: { canRehearse: boolean }): readonly Page[] {
  return canRehearse ? allPages : pages;
}
