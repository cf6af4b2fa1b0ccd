"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import type { Page } from "@/components/layout/pages";
import { cn } from "@/components/ui/cn";

/** Brand, navigation and what the console is connected to; the same on wide screens and in the phone's drawer. */
export function Sidebar({
  pages,
  badge,
  onNavigate,
}: {
  pages: readonly Page[];
  badge: ReactNode;
  onNavigate?: () => void;
}) {
  const pathname = usePathname();
  return (
    <div className="flex h-full flex-col gap-4 px-2.5 py-4">
      <div className="px-1.5">
        <Brand />
      </div>
      <nav aria-label="Main" className="flex flex-col gap-0.5">
        {pages.map(({ href, label, icon: Icon }) => {
          const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <Link
              key={href}
              href={href}
              onClick={onNavigate}
              aria-current={isCurrent ? "page" : undefined}
              className={cn(
                "flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted-foreground hover:bg-muted hover:text-foreground",
                isCurrent && "bg-muted text-foreground",
              )}
            >
              <Icon aria-hidden className="size-4" />
              {label}
            </Link>
          );
        })}
      </nav>
      <div className="mt-auto">{badge}</div>
    </div>
  );
}
