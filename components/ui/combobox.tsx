"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { type ReactNode, type Ref, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { type ComboboxOption, groupOptions, matchOptions } from "@/components/ui/combobox-options";
import { inputStyles } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { plural } from "@/lib/format";

export type { ComboboxOption };

// More than anyone reads; keeps a list of thousands as quick as one of fifty.
const maxShown = 60;

/**
 * A searchable picker of one option. Disabled options stay listed with their reason. Give it `label`, or spread
 * a `Field`'s control onto it; `children` replaces the text of the closed picker.
 */
export function Combobox({
  options,
  value,
  onChange,
  label,
  placeholder = "Choose…",
  searchPlaceholder = "Search…",
  emptyText = "Nothing matches.",
  children,
  className,
  id,
  ref,
  ...aria
}: {
  options: ComboboxOption[];
  value: string | null;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  searchPlaceholder?: string;
  emptyText?: string;
  children?: ReactNode;
  className?: string;
  id?: string;
  ref?: Ref<HTMLButtonElement>;
  disabled?: boolean;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  "aria-required"?: true | undefined;
}) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          ref={ref}
          type="button"
          role="combobox"
          id={id}
          aria-label={id ? undefined : label}
          aria-expanded={open}
          aria-haspopup="listbox"
          aria-controls={listId}
          className={cn(inputStyles, "flex items-center justify-between gap-2 text-left", className)}
          {...aria}
        >
          <span className={cn("min-w-0 flex-1 truncate", !chosen && !children && "text-muted-foreground")}>
            {children ?? chosen?.label ?? placeholder}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </button>
      </PopoverTrigger>
      <PopoverContent
        id={listId}
        aria-label={label}
        className="w-(--radix-popover-trigger-width) min-w-[min(24rem,calc(100vw-1rem))] p-0"
      >
        <OptionList
          options={options}
          value={value}
          label={label}
          searchPlaceholder={searchPlaceholder}
          emptyText={emptyText}
          onChoose={(next) => {
            onChange(next);
            setOpen(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

function OptionList({
  options,
  value,
  label,
  searchPlaceholder,
  emptyText,
  onChoose,
}: {
  options: ComboboxOption[];
  value: string | null;
  label: string;
  searchPlaceholder: string;
  emptyText: string;
  onChoose: (value: string) => void;
}) {
  const [search, setSearch] = useState("");
  // Not deferred: the list marks its first option when the search changes, and must be the new list by then.
  const matching = matchOptions(options, search);
  const shown = matching.slice(0, maxShown);
  return (
    <Command shouldFilter={false} label={label} defaultValue={value ?? undefined}>
      <Command.Input
        autoFocus
        value={search}
        onValueChange={setSearch}
        placeholder={searchPlaceholder}
        className="h-9 w-full rounded-t-lg border-line border-b bg-transparent px-3 text-base outline-none sm:text-sm"
      />
      <Command.List className="max-h-[min(20rem,var(--radix-popover-content-available-height))] overflow-y-auto p-1">
        {shown.length === 0 && <div className="px-3 py-6 text-center text-muted-foreground">{emptyText}</div>}
        {groupOptions(shown).map(([group, members]) => (
          <Command.Group
            key={group}
            heading={group || undefined}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-muted-foreground"
          >
            {members.map((option) => (
              <OptionItem key={option.value} option={option} chosen={option.value === value} onChoose={onChoose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {matching.length > shown.length && (
        <p className="border-line border-t px-3 py-1.5 text-muted-foreground text-xs">
          {plural(matching.length - shown.length, "more option")}: type to narrow.
        </p>
      )}
    </Command>
  );
}

function OptionItem({
  option,
  chosen,
  onChoose,
}: {
  option: ComboboxOption;
  chosen: boolean;
  onChoose: (value: string) => void;
}) {
  const reason = option.disabledReason ?? null;
  return (
    <Command.Item
      value={option.value}
      disabled={reason !== null}
      onSelect={onChoose}
      className="flex scroll-my-1 items-start gap-2 rounded-md px-2 py-1.5 data-[selected=true]:bg-muted"
    >
      <Check aria-hidden className={cn("mt-0.5 size-4 shrink-0", !chosen && "invisible")} />
      <span className="min-w-0 flex-1">
        <span className={cn("block truncate", reason !== null && "text-muted-foreground")}>{option.label}</span>
        {option.detail && (
          <span className="block truncate font-mono text-2xs text-muted-foreground">{option.detail}</span>
        )}
        {(reason ?? option.note) && (
          <span className="block text-muted-foreground text-xs">{reason ? `Unavailable: ${reason}` : option.note}</span>
        )}
      </span>
      {option.badge}
    </Command.Item>
  );
}
