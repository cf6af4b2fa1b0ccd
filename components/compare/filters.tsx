"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Segmented } from "@/components/ui/segmented";
import type { CompareInput, Comparison } from "@/lib/compare/schema";

const ranges = [
  { value: "1h" as const, label: "1 h" },
  { value: "24h" as const, label: "24 h" },
  { value: "7d" as const, label: "7 d" },
  { value: "30d" as const, label: "30 d" },
];

/** Time range and model. A model without calls in the range stays as a chip that can be removed. */
export function Filters({
  input,
  models,
  onChange,
}: {
  input: CompareInput;
  models: Comparison["models"];
  onChange: (change: Partial<CompareInput>) => void;
}) {
  const isListed = input.model === "" || models.some((model) => model.modelId === input.model);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <Segmented label="Time range" value={input.range} options={ranges} onChange={(range) => onChange({ range })} />
      <Combobox
        label="Model"
        value={isListed ? input.model : null}
        placeholder="Choose a model"
        searchPlaceholder="Model name or ID…"
        onChange={(model) => onChange({ model })}
        options={[
          { value: "", label: "All models" },
          ...models.map(({ modelId, modelName }) => ({ value: modelId, label: modelName, detail: modelId })),
        ]}
        className="w-56"
      />
      {!isListed && (
        <span className="inline-flex max-w-full items-center gap-1 rounded-md border border-warning-line bg-warning-soft pl-2 text-warning text-xs">
          <span className="truncate font-mono">{input.model}</span> no calls in this range
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Remove the model filter"
            onClick={() => onChange({ model: "" })}
          >
            <X aria-hidden />
          </Button>
        </span>
      )}
    </div>
  );
}
