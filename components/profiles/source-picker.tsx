"use client";

import type { Ref } from "react";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/combobox";
import type { FieldControl } from "@/components/ui/field";
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
      options={sources.map((source) => ({
        value: source.arn,
        label: source.name,
        detail: source.id,
        note: `Routes to ${describeRoute(source.route)}`,
        keywords: `${source.provider} ${source.modelName}`,
        group: source.kind === "profile" ? "System profiles" : "Foundation models (one Region)",
        disabledReason: source.unavailableReason,
        badge: source.isLegacy ? <Badge tone="warning">Legacy</Badge> : undefined,
      }))}
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
