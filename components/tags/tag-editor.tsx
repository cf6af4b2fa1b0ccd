"use client";

import { Lock, Plus, X } from "lucide-react";
import { useId } from "react";
import { newRequestToken } from "@/components/profiles/new-token";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FieldError, Input, inputStyles } from "@/components/ui/field";
import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { allowedValues } from "@/lib/config/tag-policy";
import { maxTags } from "@/lib/profiles/schema";
import type { EditRow } from "@/lib/tags/edit";

/** Tags as rows: required keys fixed, free rows below, reserved ones shown but not touched. */
export function TagEditor({
  policy,
  rows,
  locked,
  errors,
  onChange,
}: {
  policy: TagPolicy;
  rows: EditRow[];
  locked: Tag[];
  errors: Record<string, string>;
  onChange: (rows: EditRow[]) => void;
}) {
  const count = rows.length + locked.length;
  const replace = (id: string, change: Partial<Tag>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  return (
    <div className="divide-y divide-line rounded-card border border-line">
      {rows.map((row, index) => (
        <EditorRow
          key={row.id}
          row={row}
          position={index + 1}
          choices={allowedValues(policy, row.key)}
          error={errors[row.id]}
          onChange={(change) => replace(row.id, change)}
          onRemove={row.isRequired ? null : () => onChange(rows.filter(({ id }) => id !== row.id))}
        />
      ))}
      {locked.map((tag) => (
        <div key={tag.key} className="grid grid-cols-[1fr_1fr_1.75rem] items-center gap-2 px-3 py-2 text-xs">
          <code className="min-w-0 break-all font-mono text-muted-foreground">{tag.key}</code>
          <span className="min-w-0 break-all">{tag.value}</span>
          <Lock role="img" aria-label="Reserved: stays as it is" className="size-3.5 justify-self-center" />
        </div>
      ))}
      <Button
        variant="ghost"
        className="w-full justify-start rounded-none"
        disabled={count >= maxTags}
        onClick={() => onChange([...rows, { id: newRequestToken(), key: "", value: "", isRequired: false }])}
      >
        <Plus aria-hidden />
        Add tag
        <span className="font-normal text-xs">
          {count} of {maxTags}
        </span>
      </Button>
    </div>
  );
}

function EditorRow({
  row,
  position,
  choices,
  error,
  onChange,
  onRemove,
}: {
  row: EditRow;
  position: number;
  choices: string[] | null;
  error: string | undefined;
  onChange: (change: Partial<Tag>) => void;
  onRemove: (() => void) | null;
}) {
  const id = useId();
  const wiring = {
    "aria-label": row.key ? `Value of ${row.key}` : `Value of tag ${position}`,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": error ? id : undefined,
    value: row.value,
  };
  return (
    <div className="px-3 py-2">
      <div className="grid grid-cols-[1fr_1fr_1.75rem] items-center gap-2">
        {row.isRequired ? (
          <code className="min-w-0 break-all font-mono text-xs">
            {row.key}
            <span aria-hidden className="text-danger">
              {" *"}
            </span>
          </code>
        ) : (
          <Input
            aria-label={`Key of tag ${position}`}
            value={row.key}
            onChange={(event) => onChange({ key: event.target.value })}
            placeholder="cost-center"
            autoComplete="off"
            spellCheck={false}
            className="font-mono sm:text-xs"
          />
        )}
        {choices ? (
          <select
            {...wiring}
            onChange={(event) => onChange({ value: event.target.value })}
            className={cn(inputStyles, "w-full")}
          >
            {!choices.includes(row.value) && <option value={row.value}>{row.value || "Choose…"}</option>}
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : (
          <Input {...wiring} onChange={(event) => onChange({ value: event.target.value })} autoComplete="off" />
        )}
        {onRemove && (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove ${row.key || `tag ${position}`}`}
            onClick={onRemove}
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
      {error && <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}
