"use client";

import { useState } from "react";
import { TagChangeList } from "@/components/tags/tag-change-list";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { parseArn } from "@/lib/bedrock/arn";
import { formatCount, plural } from "@/lib/format";
import type { PlannedRetag } from "@/lib/tags/rules";

/** A thousand rows at once would make a slow page. */
const firstShown = 100;

/** Every change that the rules would make, and what keeps a profile out. */
export function RetagPreview({ rows, total }: { rows: PlannedRetag[]; total: number }) {
  const [isWhole, setWhole] = useState(false);
  const leftOut = rows.filter(({ findings }) => findings.length > 0).length;
  const hasRegions = new Set(rows.map(({ profile }) => regionOf(profile.profileArn))).size > 1;
  const shown = isWhole ? rows : rows.slice(0, firstShown);
  return (
    <Card>
      <CardHeader
        title="Changes"
        description={
          <span role="status">
            {`${formatCount(rows.length - leftOut)} of ${plural(total, "profile")} would change`}
            {leftOut > 0 && `; ${formatCount(leftOut)} left out, since the change breaks the tag policy`}.
          </span>
        }
      />
      {rows.length === 0 ? (
        <CardBody className="text-muted-foreground">No profile changes under these rules.</CardBody>
      ) : (
        <div className="border-line border-t">
          <Table aria-label="Changes">
            <TableHead>
              <TableRow>
                <TableHeaderCell>Profile</TableHeaderCell>
                <TableHeaderCell>Tags</TableHeaderCell>
                <TableHeaderCell>Score</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map((row) => (
                <PreviewRow key={row.profile.profileArn} row={row} hasRegion={hasRegions} />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {rows.length > shown.length && (
        <div className="border-line border-t px-4 py-2">
          <Button size="sm" onClick={() => setWhole(true)}>
            Show all {formatCount(rows.length)} profiles
          </Button>
        </div>
      )}
    </Card>
  );
}

const regionOf = (arn: string) => parseArn(arn)?.region ?? "";

function PreviewRow({ row, hasRegion }: { row: PlannedRetag; hasRegion: boolean }) {
  const { profile, changes, findings, before, after } = row;
  return (
    <TableRow>
      <TableCell className="break-words font-medium">
        {profile.name}
        <span className="block font-normal text-muted-foreground text-xs">
          <code className="font-mono">{profile.profileId}</code>
          {hasRegion && ` in ${regionOf(profile.profileArn)}`}
        </span>
      </TableCell>
      <TableCell>
        <TagChangeList changes={changes} label={`Changes of ${profile.name}`} />
        {findings.map(({ key, message }) => (
          <p key={key} className="mt-1 text-danger text-xs">
            Left out: {message}
          </p>
        ))}
      </TableCell>
      <TableCell className="whitespace-nowrap tabular-nums">
        {percent(before)} → {percent(after)}
      </TableCell>
    </TableRow>
  );
}

function percent(share: number | null): string {
  return share === null ? "–" : `${Math.floor(share * 100)} %`;
}
