"use client";

import { ChevronDown } from "lucide-react";
import { memo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatCount } from "@/lib/format";
import type { ChoosableFacet, FacetOption } from "@/lib/profiles/facets";

/** More than these are found by typing. */
const maxShown = 100;

/** The values of one facet with their counts; those that would show nothing are disabled. */
export const FacetMenu = memo(function FacetMenu({
  facet,
  label,
  options,
  chosen,
  isFinal,
  onChange,
}: {
  facet: ChoosableFacet;
  label: string;
  options: FacetOption[];
  chosen: readonly string[];
  /** False while pages or tags are still to come. */
  isFinal: boolean;
  onChange: (facet: ChoosableFacet, values: string[]) => void;
}) {
  const [search, setSearch] = useState("");
  const words = search.trim().toLowerCase();
  const matching = options.filter(({ value }) => value.toLowerCase().includes(words));
  const summary = chosen.length === 1 ? chosen[0] : chosen.length > 1 ? `${chosen.length} chosen` : null;
  return (
    <Popover onOpenChange={(open) => open || setSearch("")}>
      <PopoverTrigger asChild>
        <Button size="sm" className={cn(summary && "border-line-strong bg-selected")}>
          {label}
          {summary && <span className="max-w-40 truncate font-normal">{summary}</span>}
          <ChevronDown aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={`Filter by ${label.toLowerCase()}`} className="w-72 p-2">
        {options.length > 8 && (
          <Input
            aria-label={`Find a value of ${label.toLowerCase()}`}
            placeholder="Find…"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="mb-2"
          />
        )}
        <ul className="max-h-72 overflow-y-auto">
          {matching.slice(0, maxShown).map((option) => (
            <li key={option.value}>
              <Choice
                option={option}
                isChosen={chosen.includes(option.value)}
                onToggle={(isOn) =>
                  onChange(facet, isOn ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
                }
              />
            </li>
          ))}
        </ul>
        {matching.length === 0 && <p className="px-1 py-2 text-muted-foreground text-xs">No such value.</p>}
        {matching.length > maxShown && (
          <p className="px-1 pt-2 text-muted-foreground text-xs">
            {formatCount(matching.length - maxShown)} more: type to find them.
          </p>
        )}
        <div className="mt-2 flex items-center justify-between gap-2 border-line border-t pt-2 text-muted-foreground text-xs">
          <span>{isFinal ? "Counts follow the other filters." : "Still loading: counts will grow."}</span>
          {chosen.length > 0 && (
            <Button size="sm" variant="ghost" onClick={() => onChange(facet, [])}>
              Clear
            </Button>
          )}
        </div>
      </PopoverContent>
    </Popover>
  );
});

function Choice({
  option: { value, count },
  isChosen,
  onToggle,
}: {
  option: FacetOption;
  isChosen: boolean;
  onToggle: (isOn: boolean) => void;
}) {
  const isDisabled = count === 0 && !isChosen;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Radix's box is a button, which a label may hold
    <label
      className={cn(
        "flex items-center gap-2 rounded px-1 py-1 hover:bg-hover",
        isDisabled && "text-muted-foreground hover:bg-transparent",
      )}
    >
      <Checkbox checked={isChosen} disabled={isDisabled} onCheckedChange={(checked) => onToggle(checked === true)} />
      <span className="min-w-0 flex-1 truncate" title={value}>
        {value}
      </span>
      <span className="text-muted-foreground text-xs tabular-nums">{formatCount(count)}</span>
    </label>
  );
}
