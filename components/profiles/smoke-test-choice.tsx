"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { formatUsd } from "@/lib/format";
import { smokeMaxTokens, smokeTestCostUsd } from "@/lib/profiles/smoke-test";
import type { CreateSource } from "@/lib/profiles/sources";

/** Whether the new profile is proved by a call, and what that costs. */
export function SmokeTestChoice({
  source,
  checked,
  onChange,
}: {
  source: CreateSource | null;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const costUsd = source && smokeTestCostUsd({ modelId: source.modelId, scope: source.route.scope });
  const cost = costUsd === null ? "this model is unpriced" : `at most ${formatUsd(costUsd)}`;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button, which a label may hold
    <label className="flex items-start gap-2">
      <Checkbox className="mt-0.5" checked={checked} onCheckedChange={(next) => onChange(next === true)} />
      <span>
        Test it with one small call
        <span className="block text-muted-foreground text-xs">
          Through the new ARN, at most {smokeMaxTokens} tokens of answer
          {source && `: ${cost}`}.
        </span>
      </span>
    </label>
  );
}
