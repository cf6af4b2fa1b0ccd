"use client";

import { type ReactNode, useState } from "react";
import { CommandPalette } from "@/components/layout/command-palette";
import { pagesFor } from "@/components/layout/pages";
import { ShortcutsDialog } from "@/components/layout/shortcuts-dialog";
import { Sidebar } from "@/components/layout/sidebar";
import { Topbar } from "@/components/layout/topbar";
import { useShortcuts } from "@/components/layout/use-shortcuts";
import { cn } from "@/components/ui/cn";
import { Dialog, SheetContent } from "@/components/ui/dialog";

/** The element that `/` focuses carries this attribute. */
export const pageFilterAttribute = "data-page-filter";

/**
 * The frame of every page: navigation, top bar, palette, shortcuts. `badge` says what the console talks to, `banner` what
 * must not be overlooked on any page.
 */
export function AppShell({
  regions,
  canRehearse,
  badge,
  banner,
  children,
}: {
  regions: string[];
  canRehearse: boolean;
  badge: ReactNode;
  banner: ReactNode;
  children: ReactNode;
}) {
  const pages = pagesFor({ canRehearse });
  const [isSidebarShown, setSidebarShown] = useState(true);
  const [opened, setOpened] = useState<"menu" | "palette" | "shortcuts" | null>(null);
  const toggle = (name: typeof opened) => (open: boolean) => setOpened(open ? name : null);

  useShortcuts({
    "mod+k": () => setOpened((current) => (current === "palette" ? null : "palette")),
    "mod+b": () => setSidebarShown((shown) => !shown),
    "?": () => setOpened("shortcuts"),
    "/": () => document.querySelector<HTMLElement>(`[${pageFilterAttribute}]`)?.focus(),
  });

  return (
    <div className="flex h-dvh print:block print:h-auto">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <aside className={cn("hidden w-47 shrink-0 border-line border-r", isSidebarShown && "md:block print:hidden")}>
        <Sidebar pages={pages} badge={badge} />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col print:block">
        <Topbar regions={regions} onOpenMenu={() => setOpened("menu")} onOpenPalette={() => setOpened("palette")} />
        {banner}
        <main
          id="main"
          tabIndex={-1}
          className="relative min-h-0 flex-1 overflow-y-auto outline-none print:overflow-visible"
        >
          {children}
        </main>
      </div>
      <Dialog open={opened === "menu"} onOpenChange={toggle("menu")}>
        <SheetContent title="Navigation">
          <Sidebar pages={pages} badge={badge} onNavigate={() => setOpened(null)} />
        </SheetContent>
      </Dialog>
      <CommandPalette pages={pages} open={opened === "palette"} onOpenChange={toggle("palette")} />
      <ShortcutsDialog open={opened === "shortcuts"} onOpenChange={toggle("shortcuts")} />
    </div>
  );
}
