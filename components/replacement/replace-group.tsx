"use client";

import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { TagChips } from "@/components/profiles/tag-chips";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field, Input, inputStyles } from "@/components/ui/field";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import type { TagPolicy } from "@/lib/config/schema";
import { allowedValues } from "@/lib/config/tag-policy";
import { plural } from "@/lib/format";
import { describeRoute } from "@/lib/profiles/sources";
import { differencesOf } from "@/lib/replacement/differences";
import { type DraftRow, type OldGroup, tagGaps } from "@/lib/replacement/draft";
import type { Successor, Suggestion } from "@/lib/replacement/successors";

/** Profiles of one model and route: their successor, what it changes, and the name of each new profile. */
export function ReplaceGroup({
  group,
  rows,
  policy,
  entered,
  onEnter,
  suggestion,
  successors,
  errors,
  firstIndex,
  onPick,
  onName,
}: {
  group: OldGroup;
  policy: TagPolicy;
  /** Values entered for tags that the policy asks for, by key. */
  entered: Record<string, string>;
  onEnter: (key: string, value: string) => void;
  rows: DraftRow[];
  suggestion: Suggestion | null;
  successors: Successor[];
  /** From the server, by path in the plan. */
  errors: Record<string, string>;
  firstIndex: number;
  onPick: (successor: Successor) => void;
  onName: (profileArn: string, name: string) => void;
}) {
  const { first, members } = group;
  const successor = rows[0]?.successor ?? null;
  return (
    <Card aria-label={`${first.modelName}, ${first.route.label}`}>
      <CardHeader
        title={`${first.modelName}, ${first.route.label}`}
        description={`${plural(members.length, "profile")} in ${first.region}`}
      />
      <CardBody className="grid gap-4 lg:grid-cols-2">
        <div className="space-y-4">
          <SuccessorField
            suggestion={suggestion}
            successor={successor}
            successors={successors}
            currentModelId={first.modelId}
            onPick={onPick}
          />
          <TagGaps group={group} policy={policy} entered={entered} onEnter={onEnter} />
        </div>
        {successor && <Differences old={first} successor={successor} />}
      </CardBody>
      <ul className="divide-y divide-line border-line border-t">
        {rows.map((row, index) => (
          <NewName
            key={row.old.profile.profileArn}
            row={row}
            errors={errors}
            index={firstIndex + index}
            onName={onName}
          />
        ))}
      </ul>
    </Card>
  );
}

function SuccessorField({
  suggestion,
  successor,
  successors,
  currentModelId,
  onPick,
}: {
  suggestion: Suggestion | null;
  successor: Successor | null;
  successors: Successor[];
  currentModelId: string;
  onPick: (successor: Successor) => void;
}) {
  const isSuggested = suggestion !== null && suggestion.successor.arn === successor?.arn;
  const hint = isSuggested
    ? `Suggested. ${suggestion.reason}`
    : suggestion
      ? `Suggested was ${suggestion.successor.name}.`
      : "No current model of this provider routes alike here, so none is suggested: check residency before you choose.";
  return (
    <Field label="Successor" required hint={hint}>
      {(control) => (
        <Combobox
          {...control}
          label="Successor"
          value={successor?.arn ?? null}
          onChange={(arn) => {
            const picked = successors.find((it) => it.arn === arn);
            if (picked) onPick(picked);
          }}
          placeholder="Choose a system profile or a model"
          searchPlaceholder="Name, ID, provider or Region"
          options={successors.map((it) => ({
            value: it.arn,
            label: it.name,
            detail: it.id,
            note: `Routes to ${describeRoute(it.route)}`,
            keywords: `${it.provider} ${it.modelName}`,
            group: it.kind === "profile" ? "System profiles" : "Foundation models (one Region)",
            disabledReason: it.unavailableReason,
            badge:
              it.modelId === currentModelId ? (
                <Badge>Same model</Badge>
              ) : it.lifecycle === "LEGACY" ? (
                <Badge tone="warning">Legacy</Badge>
              ) : undefined,
          }))}
        >
          {successor && (
            <span className="flex min-w-0 items-center gap-2">
              {successor.kind === "profile" ? <ProfileTypeBadge type="SYSTEM_DEFINED" /> : <Badge>Model</Badge>}
              <span className="truncate">{successor.name}</span>
            </span>
          )}
        </Combobox>
      )}
    </Field>
  );
}

/** Old profiles may lack what the policy asks of new ones: entered once for all of the group that lack it. */
function TagGaps({
  group,
  policy,
  entered,
  onEnter,
}: {
  group: OldGroup;
  policy: TagPolicy;
  entered: Record<string, string>;
  onEnter: (key: string, value: string) => void;
}) {
  return tagGaps(policy, group).map(({ key, message, count }) => {
    const choices = allowedValues(policy, key);
    return (
      <Field
        key={key}
        label={`Tag ${key}`}
        required
        hint={`${message} Filled in on the ${plural(count, "new profile")} that would lack it.`}
      >
        {(control) =>
          choices ? (
            <select
              {...control}
              value={entered[key] ?? ""}
              onChange={({ target }) => onEnter(key, target.value)}
              className={inputStyles}
            >
              <option value="">Choose…</option>
              {choices.map((value) => (
                <option key={value}>{value}</option>
              ))}
            </select>
          ) : (
            <Input
              {...control}
              value={entered[key] ?? ""}
              onChange={({ target }) => onEnter(key, target.value)}
              autoComplete="off"
            />
          )
        }
      </Field>
    );
  });
}

function Differences({ old, successor }: { old: OldGroup["first"]; successor: Successor }) {
  return (
    <Table aria-label="What changes">
      <TableHead>
        <TableRow>
          <TableHeaderCell>What changes</TableHeaderCell>
          <TableHeaderCell>Old</TableHeaderCell>
          <TableHeaderCell>New</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {differencesOf(old, successor).map(({ label, old: before, new: after, isChanged }) => (
          <TableRow key={label}>
            <TableCell className="whitespace-nowrap py-1 text-muted-foreground">{label}</TableCell>
            <TableCell className="py-1">{before}</TableCell>
            <TableCell className="py-1">
              {isChanged ? (
                <strong className="font-medium">{after}</strong>
              ) : (
                <span className="text-muted-foreground">same</span>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function NewName({
  row: { old, name, tags, successor, problem },
  errors,
  index,
  onName,
}: {
  row: DraftRow;
  errors: Record<string, string>;
  index: number;
  onName: (profileArn: string, name: string) => void;
}) {
  const { profile } = old;
  const refused = Object.entries(errors).find(([path]) => path.startsWith(`rows.${index}.`))?.[1];
  return (
    <li className="grid items-start gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <p className="break-words font-medium">{profile.name}</p>
        {profile.description && <p className="break-words text-muted-foreground text-xs">{profile.description}</p>}
        <TagChips type="APPLICATION" loaded={{ tags }} max={4} />
      </div>
      <Field
        label={`New name for ${profile.name}`}
        error={refused ?? (successor && problem ? problem : undefined)}
        hint="Description and tags are copied."
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => onName(profile.profileArn, event.target.value)}
            spellCheck={false}
            autoComplete="off"
          />
        )}
      </Field>
    </li>
  );
}
