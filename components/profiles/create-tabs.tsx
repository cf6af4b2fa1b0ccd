"use client";

import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { segmentedItem, segmentedTrack } from "@/components/ui/segmented";

const tabs = [
  { name: "one", href: "/profiles/new", label: "One profile" },
  { name: "many", href: "/profiles/new/many", label: "Many teams" },
] as const;

/** Between the form for one profile and the page for many. */
export function CreateTabs({ current }: { current: (typeof tabs)[number]["name"] }) {
  return (
    <nav aria-label="How many profiles" className={segmentedTrack}>
      {tabs.map(({ name, href, label }) => (
        <Link
          key={name}
          href={href}
          aria-current={name === current ? "page" : undefined}
          className={cn(segmentedItem, name === current && "border-line bg-surface text-foreground shadow-raised")}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
