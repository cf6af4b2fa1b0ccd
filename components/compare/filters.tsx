"use client";

import { X } from "lucide-react";
import { teamLabel } from "@/components/compare/team-label";
import { TimeRangeChoice } from "@/components/layout/time-range-choice";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { CompareInput, Comparison } from "@/lib/compare/schema";

interface Choice {
  /** The name of its parameter in the link. */
  name: "model" | "region" | "team";
  label: string;
  all: string;
  options: { value: string; label: string; detail?: string }[];
}

function choicesOf(data: Pick<Comparison, "models" | "regions" | "teamNames">): Choice[] {
  const plain = (value: string) => ({ value, label: value });
  const models = data.models.map(({ modelId, modelName }) => ({ value: modelId, label: modelName, detail: modelId }));
  return [
    { name: "model", label: "Model", all: "All models", options: models },
    { name: "region", label: "Region", all: "All Regions", options: data.regions.map(plain) },
    {
      name: "team",
      label: "Team",
      all: "All teams",
      options: data.teamNames.map((value) => ({ value, label: teamLabel(value) })),
    },
  ];
}

/** Time range, model, Region and team. What has no calls in the range stays as a chip that can be removed. */
export function Filters({
  input,
  data,
  onChange,
}: {
  input: CompareInput;
  data: Pick<Comparison, "models" | "regions" | "teamNames">;
  onChange: (change: Partial<CompareInput>) => void;
}) {
  const choices = choicesOf(data);
  const isListed = ({ name, options }: Choice) =>
    input[name] === "" || options.some(({ value }) => value === input[name]);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <TimeRangeChoice value={input.range} onChange={(range) => onChange({ range })} />
      {choices.map((choice) => (
        <Combobox
          key={choice.name}
          label={choice.label}
          value={isListed(choice) ? input[choice.name] : null}
          placeholder={`Choose a ${choice.name}`}
          searchPlaceholder={`${choice.label}…`}
          onChange={(value) => onChange({ [choice.name]: value })}
          options={[{ value: "", label: choice.all }, ...choice.options]}
          className={choice.name === "model" ? "w-56" : "w-40"}
        />
      ))}
      {choices.map(
        (choice) =>
          !isListed(choice) && (
            <AbsentChip
              key={choice.name}
              choice={choice}
              value={input[choice.name]}
              onRemove={() => onChange({ [choice.name]: "" })}
            />
          ),
      )}
    </div>
  );
}

function AbsentChip({ choice, value, onRemove }: { choice: Choice; value: string; onRemove: () => void }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 rounded-md border border-warning-line bg-warning-soft pl-2 text-warning text-xs">
      <span className="truncate font-mono">{value}</span> no calls in this range
      <Button variant="ghost" size="icon-sm" aria-label={`Remove the ${choice.name} filter`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </span>
  );
}
