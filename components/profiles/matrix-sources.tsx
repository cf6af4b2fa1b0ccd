"use client";

import { X } from "lucide-react";
import { sourceOptions } from "@/components/profiles/source-picker";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { CreateSource, SourceIndex } from "@/lib/profiles/sources";

interface Chosen {
  sources: string[];
  regions: string[];
}

/** In which Regions; only asked where there is a choice. */
export function RegionChoice({
  regions,
  chosen,
  onChange,
}: {
  regions: string[];
  chosen: string[];
  onChange: (regions: string[]) => void;
}) {
  if (regions.length < 2) return null;
  const toggle = (region: string, isOn: boolean) =>
    onChange(regions.filter((other) => (other === region ? isOn : chosen.includes(other))));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Regions</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {regions.map((region) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button, which a label may hold
          <label key={region} className="flex items-center gap-2">
            <Checkbox checked={chosen.includes(region)} onCheckedChange={(next) => toggle(region, next === true)} />
            {region}
          </label>
        ))}
      </div>
      <p className={chosen.length === 0 ? "mt-1 text-danger text-xs" : "mt-1 text-muted-foreground text-xs"}>
        {chosen.length === 0
          ? "Choose at least one Region."
          : "Each profile is made in each of these Regions that has its source."}
      </p>
    </fieldset>
  );
}

/** What is copied: every source that one of the chosen Regions has. */
export function MatrixSources({
  chosen,
  onChange,
  index,
  sources,
  hasRegionChoice,
}: {
  chosen: Chosen;
  onChange: (sources: string[]) => void;
  index: SourceIndex;
  sources: CreateSource[];
  hasRegionChoice: boolean;
}) {
  return (
    <Field label="Copy from" required hint="Each team gets a profile of each source in each environment.">
      {(wiring) => (
        <div className="space-y-2">
          <Combobox
            {...wiring}
            label="Copy from"
            value={null}
            placeholder={chosen.sources.length === 0 ? "Choose a system profile or a model" : "Add another source"}
            searchPlaceholder="Name, ID, provider or Region"
            options={optionsOf(sources, chosen, hasRegionChoice)}
            onChange={(id) => onChange([...chosen.sources, id])}
          />
          {chosen.sources.length > 0 && (
            <ul aria-label="Chosen sources" className="flex flex-wrap gap-2">
              {chosen.sources.map((id) => (
                <ChosenSource
                  key={id}
                  id={id}
                  chosen={chosen}
                  index={index}
                  hasRegionChoice={hasRegionChoice}
                  onRemove={() => onChange(chosen.sources.filter((other) => other !== id))}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}

function ChosenSource({
  id,
  chosen,
  index,
  hasRegionChoice,
  onRemove,
}: {
  id: string;
  chosen: Chosen;
  index: SourceIndex;
  hasRegionChoice: boolean;
  onRemove: () => void;
}) {
  const everywhere = index.regionsOf(id);
  const here = chosen.regions.filter((region) => everywhere.includes(region));
  const [first] = everywhere;
  const name = (first && index.find(first, id)?.name) ?? id;
  const places = here.length === 0 ? "in none of the chosen Regions" : `in ${here.join(", ")}`;
  return (
    <li className="flex min-w-0 items-center gap-1 rounded-md border border-line py-0.5 pr-0.5 pl-2.5">
      <span className="min-w-0 break-words">
        {name}
        {hasRegionChoice && (
          <span className={here.length === 0 ? "text-danger text-xs" : "text-muted-foreground text-xs"}> {places}</span>
        )}
      </span>
      <Button variant="ghost" size="icon-sm" aria-label={`Remove ${name}`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </li>
  );
}

/** One option an ID, however many Regions have it; it can be chosen where one of them lets it be copied. */
function optionsOf(sources: CreateSource[], chosen: Chosen, hasRegionChoice: boolean) {
  const offered = sources.filter(({ id, region }) => chosen.regions.includes(region) && !chosen.sources.includes(id));
  const byId = Map.groupBy(offered, ({ id }) => id);
  return [...byId].flatMap(([id, group]) => {
    const best = group.find(({ unavailableReason }) => unavailableReason === null) ?? group[0];
    if (!best) return [];
    const places = hasRegionChoice ? `In ${group.map(({ region }) => region).join(", ")} · ` : "";
    return sourceOptions([best]).map((option) => ({ ...option, value: id, note: `${places}${option.note}` }));
  });
}
