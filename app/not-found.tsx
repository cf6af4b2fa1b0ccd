import type { Metadata } from "next";
import Link from "next/link";
import { Brand } from "@/components/layout/brand";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="flex max-w-sm flex-col items-start gap-4">
        <Brand />
        <h1 className="font-semibold text-xl">There is no page at this address</h1>
        <p className="text-muted-foreground">
          Check the address for a typing slip, or start from the list of profiles.
        </p>
        <Button asChild variant="primary">
          <Link href="/profiles">Go to profiles</Link>
        </Button>
      </div>
    </main>
  );
}
