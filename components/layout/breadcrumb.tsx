"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { allPages } from "@/components/layout/pages";
import { useKnownProfileName } from "@/components/profiles/use-profile-listing";

const partWords: Record<string, string> = {
  "benchmarks/new": "New benchmark",
  "profiles/new": "Create profile",
  "retirement/replace": "Replace profiles",
  "playground/runs": "Saved runs",
  "profiles/retag": "Re-tag",
  "profiles/regions": "Regions",
};

/** Where the person is: the page, and below Profiles what is open in it. */
export function Breadcrumb() {
  const [, section = "", rest] = usePathname().split("/");
  const name = useKnownProfileName(rest ?? null);
  const page = allPages.find(({ href }) => href === `/${section}`);
  if (!page) return null;
  const word = partWords[`${section}/${rest}`] ?? { benchmarks: "Run", plans: "Plan" }[section] ?? name;
  const detail = rest ? word : null;
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 font-semibold">
        {detail === null ? (
          <li aria-current="page" className="truncate">
            {page.label}
          </li>
        ) : (
          <>
            <li>
              <Link href={page.href} className="rounded font-normal text-muted-foreground hover:text-foreground">
                {page.label}
              </Link>
            </li>
            <li aria-hidden className="font-normal text-muted-foreground">
              /
            </li>
            <li aria-current="page" className="truncate">
              {detail}
            </li>
          </>
        )}
      </ol>
    </nav>
  );
}
