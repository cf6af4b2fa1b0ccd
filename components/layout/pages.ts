import { BookOpen, ChartNoAxesColumn, History, MessagesSquare, Route } from "lucide-react";

/** The pages of the navigation and of the palette. One is added when it works, never before. */
export const pages = [
  { href: "/profiles", label: "Profiles", icon: Route },
  { href: "/playground", label: "Playground", icon: MessagesSquare },
  { href: "/compare", label: "Compare", icon: ChartNoAxesColumn },
  { href: "/guide", label: "Guide", icon: BookOpen },
  { href: "/activity", label: "Activity", icon: History },
] as const;
