"use client";

import { Globe, Menu, Search } from "lucide-react";
import Link from "next/link";
import { Breadcrumb } from "@/components/layout/breadcrumb";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { ThemeToggle } from "@/components/ui/theme-toggle";

export function Topbar({
  regions,
  onOpenMenu,
  onOpenPalette,
}: {
  /** The configured Regions, the home Region first. */
  regions: string[];
  onOpenMenu: () => void;
  onOpenPalette: () => void;
}) {
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3 md:px-5 print:hidden">
      <Button variant="ghost" size="icon" className="md:hidden" aria-label="Open navigation" onClick={onOpenMenu}>
        <Menu aria-hidden />
      </Button>
      <Breadcrumb />
      <div className="ml-auto flex items-center gap-2">
        <button
          type="button"
          onClick={onOpenPalette}
          className="flex h-7 items-center gap-2 rounded-md border border-line bg-surface px-2 text-muted-foreground shadow-raised hover:bg-hover lg:w-56"
        >
          <Search aria-hidden className="size-4" />
          <span className="sr-only lg:not-sr-only">Search or jump to…</span>
          <Kbd className="ml-auto hidden lg:inline-flex">Ctrl K</Kbd>
        </button>
        {regions.length > 0 && (
          <Link
            href="/profiles/regions"
            title={`${regions.join(", ")}: which of them answer`}
            className="hidden h-7 items-center gap-1.5 rounded-md px-1.5 font-medium hover:bg-hover sm:flex"
          >
            <Globe aria-hidden className="size-4 text-muted-foreground" />
            <span className="sr-only">{regions.length > 1 ? "Regions " : "Region "}</span>
            {regions[0]}
            {regions.length > 1 && (
              <span className="font-normal text-muted-foreground">
                +{regions.length - 1}
                <span className="sr-only"> more</span>
              </span>
            )}
          </Link>
        )}
        <ThemeToggle />
      </div>
    </header>
  );
}
