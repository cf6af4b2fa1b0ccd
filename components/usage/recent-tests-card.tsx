import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { benchmarkHref } from "@/lib/benchmarks/links";
import type { ListedBenchmark } from "@/lib/benchmarks/report";
import { statusWords } from "@/lib/benchmarks/words";
import { formatDateTime } from "@/lib/format";
import type { RunSummary } from "@/lib/playground/run";
import type { ActionResult } from "@/lib/result";

/** Of each kind; the lists that the card leads to hold the others. */
const shown = 5;

interface Props {
  profileId: string;
  runs: ActionResult<RunSummary[]>;
  benchmarks: ActionResult<ListedBenchmark[]>;
}

/** The newest saved runs and benchmarks in which a profile took part. */
export function RecentTestsCard({ profileId, runs, benchmarks }: Props) {
  const savedRuns = runs.ok ? runs.data.slice(0, shown) : [];
  const measured = benchmarks.ok ? benchmarks.data.slice(0, shown) : [];
  const isEmpty = runs.ok && benchmarks.ok && savedRuns.length + measured.length === 0;
  return (
    <Frame profileId={profileId}>
      {!runs.ok && (
        <CardBody>
          <ErrorPanel title="The saved runs are unread" error={runs.error} />
        </CardBody>
      )}
      {!benchmarks.ok && (
        <CardBody>
          <ErrorPanel title="The benchmarks are unread" error={benchmarks.error} />
        </CardBody>
      )}
      {isEmpty && (
        <CardBody className="text-muted-foreground">
          No saved run and no benchmark has this profile. Test it in the playground and press Save run there.
        </CardBody>
      )}
      {savedRuns.length + measured.length > 0 && (
        <div className="border-line border-t">
          <Table aria-label="Recent tests">
            <TableHead>
              <TableRow>
                <TableHeaderCell>Test</TableHeaderCell>
                <TableHeaderCell>Kind</TableHeaderCell>
                <TableHeaderCell>When</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {measured.map(({ id, name, headline, status, createdAt }) => (
                <TableRow key={id}>
                  <TableCell>
                    <TestLink href={benchmarkHref(id)}>{name}</TestLink>
                    {headline && <p className="text-muted-foreground text-xs">{headline}</p>}
                  </TableCell>
                  <TableCell className="whitespace-nowrap">
                    Benchmark <Badge tone={statusWords[status].tone}>{statusWords[status].label}</Badge>
                  </TableCell>
                  <TableCell className="whitespace-nowrap tabular-nums">
                    {formatDateTime(new Date(createdAt))}
                  </TableCell>
                </TableRow>
              ))}
              {savedRuns.map(({ id, title, savedAt, savedBy }) => (
                <TableRow key={id}>
                  <TableCell>
                    <TestLink href={`/playground/runs/${id}`}>{title}</TestLink>
                    <p className="text-muted-foreground text-xs">Saved by {savedBy}</p>
                  </TableCell>
                  <TableCell>Saved run</TableCell>
                  <TableCell className="whitespace-nowrap tabular-nums">{formatDateTime(savedAt)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </Frame>
  );
}

export function RecentTestsLoading({ profileId }: { profileId: string }) {
  return (
    <Frame profileId={profileId}>
      <CardBody role="status" aria-label="Loading the recent tests">
        <Skeleton className="h-16 rounded-md" />
      </CardBody>
    </Frame>
  );
}

function Frame({ profileId, children }: { profileId: string; children: ReactNode }) {
  const query = `?q=${encodeURIComponent(profileId)}`;
  return (
    <Card>
      <CardHeader
        title="Recent tests"
        description={
          <>
            Benchmarks and saved runs in which this profile's ID appears, newest first. All of them:{" "}
            <Link href={`/benchmarks${query}`} className="text-primary underline">
              benchmarks
            </Link>
            ,{" "}
            <Link href={`/playground/runs${query}`} className="text-primary underline">
              saved runs
            </Link>
          </>
        }
      />
      {children}
    </Card>
  );
}

function TestLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="font-medium text-primary underline">
      {children}
    </Link>
  );
}
