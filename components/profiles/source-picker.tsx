"use client";

import type { Ref } from "react";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Badge } from "@/components/ui/badge";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import type { FieldControl } from "@/components/ui/field";
import { formatUsd } from "@/lib/format";
import { priceOf } from "@/lib/pricing/price-list";
import { type CreateSource, describeRoute } from "@/lib/profiles/sources";

/** Picks what to copy. What cannot be copied stays listed, disabled, with the reason. */
export function SourcePicker({
  sources,
  chosen,
  onChange,
  control,
  ref,
}: {
  sources: CreateSource[];
  chosen: CreateSource | null;
  onChange: (sourceArn: string) => void;
  control: FieldControl;
  ref: Ref<HTMLButtonElement>;
}) {
  return (
    <Combobox
      {...control}
      ref={ref}
      label="Copy from"
      value={chosen?.arn ?? null}
      onChange={onChange}
      placeholder="Choose a system profile or a model"
      searchPlaceholder="Name, ID, provider or Region"
      options={sourceOptions(sources)}
    >
      {chosen && (
        <span className="flex min-w-0 items-center gap-2">
          {chosen.kind === "profile" ? <ProfileTypeBadge type="SYSTEM_DEFINED" /> : <Badge>Model</Badge>}
          <span className="truncate">{chosen.name}</span>
          <span className="hidden min-w-0 truncate font-mono text-2xs text-muted-foreground sm:inline">
            {chosen.id}
          </span>
        </span>
      )}
    </Combobox>
  );
}

/** What can be copied as the options of a picker. */
export function sourceOptions(sources: CreateSource[]): ComboboxOption[] {
  return sources.map((source) => ({
    value: source.arn,
    label: source.name,
    detail: source.id,
    note: `Routes to ${describeRoute(source.route)} · ${priceWords(source)}`,
    keywords: `${source.provider} ${source.modelName}`,
    group: source.kind === "profile" ? "System profiles" : "Foundation models (one Region)",
    disabledReason: source.unavailableReason,
    badge: source.isLegacy ? <Badge tone="warning">Legacy</Badge> : undefined,
  }));
}

function priceWords({ modelId, route }: CreateSource): string {
  const price = priceOf(modelId, route.scope);
  if (price?.input === undefined || price.output === undefined) return "unpriced";
  return `${formatUsd(price.input)} in, ${formatUsd(price.output)} out per million tokens`;
}
