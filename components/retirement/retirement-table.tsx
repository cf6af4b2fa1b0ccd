"use client";

import { useState } from "react";
import { RetirementRow } from "@/components/retirement/retirement-row";
import type { Owners } from "@/components/retirement/use-owners";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableBody, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import { siblingArn } from "@/lib/replacement/links";
import type { RadarRow } from "@/lib/retirement/schema";

const pageSize = 100;

interface Props {
  rows: RadarRow[];
  /** Every profile, to name replacements by. */
  all: RadarRow[];
  owners: Owners;
  today: Date;
  /** The home Region. */
  home: string;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onToggle: (profileArn: string) => void;
}

/** Profiles with the end of their model, owner, last call and what takes their place. */
export function RetirementTable({ rows, all, owners, today, home, selected, onSelect, onToggle }: Props) {
  const [limit, setLimit] = useState(pageSize);
  const byArn = new Map(all.map(({ profile }) => [profile.profileArn, profile]));
  const visible = rows.slice(0, limit);
  const isAllSelected = rows.every(({ profile }) => selected.has(profile.profileArn));
  return (
    <Card>
      <Table aria-label="Team profiles by the end of their model">
        <TableHead>
          <TableRow>
            <TableHeaderCell className="w-8 pr-0">
              <Checkbox
                aria-label="Choose all shown"
                checked={isAllSelected}
                onCheckedChange={() =>
                  onSelect(isAllSelected ? new Set() : new Set(rows.map(({ profile }) => profile.profileArn)))
                }
              />
            </TableHeaderCell>
            {["Profile", "Model", "Ends", "Owner", "Last call here", "Replacement"].map((label) => (
              <TableHeaderCell key={label}>{label}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {visible.map((row) => {
            const replacedBy = owners.replacedBy(row.profile);
            return (
              <RetirementRow
                key={row.profile.profileArn}
                row={row}
                isSelected={selected.has(row.profile.profileArn)}
                onToggle={onToggle}
                owner={owners.ownerOf(row.profile)}
                isLoading={owners.isLoading}
                replacedBy={replacedBy}
                replacement={
                  replacedBy === null ? undefined : byArn.get(siblingArn(row.profile.profileArn, replacedBy))
                }
                today={today}
                home={home}
              />
            );
          })}
        </TableBody>
      </Table>
      {rows.length > limit && (
        <div className="border-line border-t p-3 text-center">
          <Button onClick={() => setLimit(limit + pageSize)}>Show more of {formatCount(rows.length)}</Button>
        </div>
      )}
    </Card>
  );
}
