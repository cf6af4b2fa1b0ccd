"use client";

import { type FormEvent, useState } from "react";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { useRehearsalChange } from "@/components/rehearsal/use-rehearsal-change";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field } from "@/components/ui/field";
import type { ProfileType } from "@/lib/bedrock/types";
import { presetGroups, presetOf, presets } from "@/lib/rehearsal/presets";
import type { PresetId } from "@/lib/rehearsal/schema";

/** What the picker needs of a profile. */
export interface LimitProfile {
  profileId: string;
  name: string;
  type: ProfileType;
}

const everyProfile = "every-profile";

/** Chooses a failure and, where it can be limited, the profile it befalls. `profiles` is null when they could not be listed. */
export function StartForm({ profiles }: { profiles: LimitProfile[] | null }) {
  const [preset, setPreset] = useState<PresetId>("throttled-some");
  const [profileId, setProfileId] = useState<string | null>(null);
  const { change, isPending, error } = useRehearsalChange();
  const { canLimit } = presetOf(preset);

  function submit(event: FormEvent) {
    event.preventDefault();
    change({ preset, profileId: canLimit ? profileId : null });
  }

  return (
    <Card>
      <CardHeader title="Choose a failure" description="It starts at once, and ends when you end it." />
      <CardBody>
        <form onSubmit={submit} className="space-y-4">
          <div className="grid gap-4 lg:grid-cols-3">
            {presetGroups.map((group) => (
              <PresetGroup key={group} group={group} chosen={preset} onChoose={setPreset} />
            ))}
          </div>
          <div className="flex flex-wrap items-start gap-x-4 gap-y-3 border-line border-t pt-4">
            <Field className="w-full sm:w-96" label="Limit to" hint={limitHint(canLimit, profiles !== null)}>
              {(wiring) => (
                <Combobox
                  {...wiring}
                  label="Limit to"
                  disabled={!canLimit}
                  value={canLimit ? (profileId ?? everyProfile) : everyProfile}
                  onChange={(value) => setProfileId(value === everyProfile ? null : value)}
                  searchPlaceholder="Name or ID…"
                  options={[
                    { value: everyProfile, label: "Calls of every profile" },
                    ...(profiles ?? []).map(toOption),
                  ]}
                />
              )}
            </Field>
            <Button type="submit" variant="primary" pending={isPending} className="sm:mt-6.5">
              Start rehearsal
            </Button>
          </div>
          {error && <ErrorPanel title="The rehearsal was not started" error={error} />}
        </form>
      </CardBody>
    </Card>
  );
}

function toOption({ profileId, name, type }: LimitProfile) {
  const group = type === "APPLICATION" ? "Application profiles" : "System-defined profiles";
  return { value: profileId, label: name, detail: profileId, group, badge: <ProfileTypeBadge type={type} /> };
}

function limitHint(canLimit: boolean, isListed: boolean): string {
  if (!canLimit) return "This failure cannot be limited to one profile.";
  return isListed ? "Calls of other profiles work as usual." : "Profiles could not be listed just now.";
}

function PresetGroup({
  group,
  chosen,
  onChoose,
}: {
  group: string;
  chosen: PresetId;
  onChoose: (preset: PresetId) => void;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-muted-foreground text-xs">{group}</legend>
      <div className="space-y-1.5">
        {presets
          .filter((preset) => preset.group === group)
          .map(({ id, title, effect }) => (
            <label
              key={id}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2 hover:bg-hover has-checked:border-primary has-checked:bg-selected"
            >
              <input
                type="radio"
                name="preset"
                value={id}
                checked={id === chosen}
                onChange={() => onChoose(id)}
                className="mt-0.5 size-4 shrink-0 accent-primary"
              />
              <span className="min-w-0">
                <span className="block font-medium">{title}</span>
                <span className="block text-muted-foreground text-xs">{effect}</span>
              </span>
            </label>
          ))}
      </div>
    </fieldset>
  );
}
