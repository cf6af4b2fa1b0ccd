"use client";

import { Download, EyeOff, RotateCcw, Square } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "@/components/benchmarks/api";
import { newId } from "@/components/benchmarks/new-id";
import { isOpen } from "@/components/benchmarks/use-benchmark";
import { useRequest } from "@/components/benchmarks/use-request";
import { Button, buttonStyles } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { benchmarkHref, frozenHref } from "@/lib/benchmarks/links";
import { type AnyReport, isLoadReport } from "@/lib/benchmarks/load-report";
import { callsPerArm } from "@/lib/benchmarks/mode";
import { formatUsd, plural } from "@/lib/format";

const formats = [
  { format: "json", label: "JSON" },
  { format: "csv", label: "CSV" },
  { format: "md", label: "Markdown" },
];

/** Cancel while it runs; afterwards run again, export and share. */
export function ReportActions({ report, onChanged }: { report: AnyReport; onChanged: () => Promise<void> }) {
  if (isOpen(report)) return <CancelButton report={report} onChanged={onChanged} />;
  return (
    <>
      <RunAgain report={report} />
      {formats.map(({ format, label }) => (
        <Button key={format} asChild>
          <a href={`/api/benchmarks/export?id=${report.id}&format=${format}`} download>
            <Download aria-hidden />
            {label}
          </a>
        </Button>
      ))}
      <CopyButton
        variant="secondary"
        label="Share read-only link"
        value={() => new URL(frozenHref(report.id), location.href).href}
      >
        Share
      </CopyButton>
    </>
  );
}

/** What a reader of the link may do: see it without account IDs. */
export function FrozenActions({ id, isMasked }: { id: string; isMasked: boolean }) {
  return (
    <Link href={frozenHref(id, !isMasked)} className={buttonStyles()}>
      <EyeOff aria-hidden />
      {isMasked ? "Show account IDs" : "Mask account IDs"}
    </Link>
  );
}

function CancelButton({ report, onChanged }: { report: AnyReport; onChanged: () => Promise<void> }) {
  const { isPending, problem, run } = useRequest();
  return (
    <>
      <Problem text={problem} />
      <Button
        pending={isPending}
        onClick={() =>
          run(async () => {
            await ask("/cancel", { body: { id: report.id } });
            await onChanged();
          })
        }
      >
        <Square aria-hidden />
        {isLoadReport(report) ? "Cancel, keep calls that ended" : "Cancel, keep complete pairs"}
      </Button>
    </>
  );
}

function RunAgain({ report }: { report: AnyReport }) {
  const router = useRouter();
  const { isPending, problem, run } = useRequest();
  const [id] = useState(newId);
  const { settings, arms } = report;
  const start = () =>
    run(async () => {
      await ask("/repeat", { body: { id: report.id, newId: id, confirmed: true } });
      router.push(benchmarkHref(id));
    });
  return (
    <>
      <Problem text={problem} />
      <Dialog>
        <DialogTrigger asChild>
          <Button pending={isPending}>
            <RotateCcw aria-hidden />
            Run again
          </Button>
        </DialogTrigger>
        <DialogContent
          title="Run it again?"
          description={`The same seed, order, prompts and settings: ${plural(callsPerArm(settings) * arms.length, "call")}, at most ${formatUsd(settings.costCapUsd)}. The last run came to ${formatUsd(report.progress.bookedUsd)}.`}
        >
          <DialogFooter>
            <DialogClose asChild>
              <Button>Not now</Button>
            </DialogClose>
            <DialogClose asChild>
              <Button variant="primary" onClick={() => void start()}>
                Run again
              </Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}

function Problem({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <span role="alert" className="text-danger text-xs">
      {text}
    </span>
  );
}
