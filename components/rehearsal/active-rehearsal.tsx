"use client";

import { RefreshCw } from "lucide-react";
import { useRehearsal } from "@/components/rehearsal/use-rehearsal";
import { useRehearsalChange } from "@/components/rehearsal/use-rehearsal-change";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import { presetOf, titleOf } from "@/lib/rehearsal/presets";
import type { Rehearsal, RehearsedRule } from "@/lib/rehearsal/schema";

/** The rules in force with their counts, and their end. */
export function ActiveRehearsal({ initial }: { initial: Rehearsal }) {
  const { data: rehearsal, error, isFetching, refetch } = useRehearsal(initial);
  const stop = useRehearsalChange();
  const isActive = rehearsal.rules.length > 0;
  return (
    <Card aria-label="In force">
      <CardHeader
        title={isActive ? titleOf(rehearsal) : "Nothing fails on purpose"}
        description={describe(rehearsal)}
        actions={
          <>
            <Button size="sm" variant="ghost" pending={isFetching} onClick={() => refetch()}>
              <RefreshCw aria-hidden />
              Refresh counts
            </Button>
            {isActive && (
              <Button size="sm" variant="danger" pending={stop.isPending} onClick={() => stop.change(null)}>
                End rehearsal
              </Button>
            )}
          </>
        }
      />
      {error && (
        <CardBody>
          <ErrorPanel title="What is in force could not be asked for" error={failureOf(error)} />
        </CardBody>
      )}
      {stop.error && (
        <CardBody>
          <ErrorPanel title="The rehearsal was not ended" error={stop.error} />
        </CardBody>
      )}
      {isActive && <RuleTable rules={rehearsal.rules} />}
    </Card>
  );
}

function describe({ preset, profileId, rules }: Rehearsal): string {
  if (rules.length === 0) return "The local Bedrock answers as usual.";
  const who = profileId ? `Only calls of ${profileId}. ` : "";
  return preset ? `${who}${presetOf(preset).effect}` : `${who}Set outside this page; starting a rehearsal replaces it.`;
}

function RuleTable({ rules }: { rules: RehearsedRule[] }) {
  return (
    <Table aria-label="Rules in force" className="border-line border-t">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Operation</TableHeaderCell>
          <TableHeaderCell>Fault</TableHeaderCell>
          <TableHeaderCell className="text-right">Calls matched</TableHeaderCell>
          <TableHeaderCell className="text-right">Hit</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rules.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          <TableRow key={index}>
            <TableCell>{rule.operation ?? "Every operation"}</TableCell>
            <TableCell className="font-mono text-xs">{rule.kind}</TableCell>
            <TableCell className="text-right tabular-nums">{formatCount(rule.matched)}</TableCell>
            <TableCell className="text-right tabular-nums">
              {formatCount(rule.applied)}
              {rule.isSpent && <span className="text-muted-foreground"> · used up</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
