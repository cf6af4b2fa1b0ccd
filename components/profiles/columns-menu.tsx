"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { columnIds, columnLabels, defaultListSettings, type ListSettings } from "@/lib/profiles/list-columns";

/** Which columns show, how high rows are and whether letters act; kept in this browser. */
export function ColumnsMenu({
  settings,
  onChange,
}: {
  settings: ListSettings;
  onChange: (settings: ListSettings) => void;
}) {
  const toggle = (id: ListSettings["columns"][number], isOn: boolean) => {
    const wanted = columnIds.filter((one) => (one === id ? isOn : settings.columns.includes(one)));
    onChange({ ...settings, columns: wanted });
  };
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <Columns3 aria-hidden />
          Columns
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Columns and density" align="end" className="w-64">
        <ul className="grid grid-cols-2 gap-x-2">
          {columnIds.map((id) => (
            <li key={id}>
              {/* biome-ignore lint/a11y/noLabelWithoutControl: Radix's box is a button, which a label may hold */}
              <label className="flex items-center gap-2 py-1">
                <Checkbox
                  checked={settings.columns.includes(id)}
                  disabled={id === "name"}
                  onCheckedChange={(checked) => toggle(id, checked === true)}
                />
                {columnLabels[id]}
              </label>
            </li>
          ))}
        </ul>
        <div className="mt-3 space-y-2 border-line border-t pt-3">
          <Segmented
            label="Density"
            value={settings.density}
            onChange={(density) => onChange({ ...settings, density })}
            options={[
              { value: "comfortable", label: "Comfortable" },
              { value: "compact", label: "Compact" },
            ]}
          />
          {/* biome-ignore lint/a11y/noLabelWithoutControl: as above */}
          <label className="flex items-center gap-2">
            <Checkbox
              checked={settings.hasLetters}
              onCheckedChange={(checked) => onChange({ ...settings, hasLetters: checked === true })}
            />
            Single letters act: t, c, e
          </label>
          <Button size="sm" variant="ghost" onClick={() => onChange(defaultListSettings)}>
            Back to the usual look
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
