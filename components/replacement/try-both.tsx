import { Gauge, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { newBenchmarkHref } from "@/lib/benchmarks/links";
import { playgroundHref, profileRef } from "@/lib/profiles/links";

interface Ref {
  profileId: string;
  profileArn: string;
  region: string;
}

interface Pair {
  old: Ref;
  next: Ref;
  /** The home Region. */
  home: string;
}

/** Measures old against new; the playground, with both side by side, is the second choice. */
export function TryBoth(pair: Pair) {
  return (
    <>
      <Button asChild size="sm">
        <Link href={benchmarkOf(pair)}>
          <Gauge aria-hidden />
          Benchmark old against new
        </Link>
      </Button>
      <Button asChild size="sm" variant="ghost">
        <Link href={panesOf(pair)}>
          <MessagesSquare aria-hidden />
          Try both
        </Link>
      </Button>
    </>
  );
}

/** The same as text, for a cell. */
export function TryBothLinks(pair: Pair) {
  return (
    <p className="text-xs">
      <Link href={benchmarkOf(pair)} className="underline underline-offset-2">
        Benchmark old against new
      </Link>{" "}
      or{" "}
      <Link href={panesOf(pair)} className="underline underline-offset-2">
        try both
      </Link>
    </p>
  );
}

function benchmarkOf({ old, next }: Pair): string {
  return newBenchmarkHref(old.profileArn, next.profileArn);
}

function panesOf({ old, next, home }: Pair): string {
  return playgroundHref(profileRef(old, home), profileRef(next, home));
}
