import { TriangleAlert } from "lucide-react";

/** On every page while the organisation's file is wrong: a tag policy that nobody sees to be outdated is no policy. */
export function ConfigBanner({ problem }: { problem: string }) {
  return (
    <section
      aria-label="Configuration"
      className="flex shrink-0 items-start gap-2 border-warning-line border-b bg-warning-soft px-3 py-1.5 md:px-5"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <p className="min-w-0 break-words">
        The configuration file {problem}. The settings read before stay in force until it is corrected.
      </p>
    </section>
  );
}
