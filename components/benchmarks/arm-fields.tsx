"use client";

import { Plus, X } from "lucide-react";
import { toOptions } from "@/components/playground/profile-picker";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { FieldError } from "@/components/ui/field";
import type { Draft } from "@/lib/benchmarks/draft";
import { maxArms } from "@/lib/benchmarks/schema";
import { type PaneProfile, secondPaneId } from "@/lib/playground/pane-profile";

const letters = "ABCDEF";

const fewest = { pairs: 2, load: 1 };
const descriptions = {
  pairs:
    "Each pair sends one prompt to every arm, in random order. Choose a profile twice to learn the noise of the measurement itself (A/A).",
  load: "One is enough. Several are loaded one after another, in random order, with the same calls at the same moments.",
};

/** Which profiles are measured. The first is the baseline; its twin is filled in for the second. */
export function ArmFields({
  mode,
  profileIds,
  profiles,
  error,
  onChange,
}: {
  mode: Draft["mode"];
  profileIds: string[];
  profiles: PaneProfile[];
  error: string | undefined;
  onChange: (profileIds: string[]) => void;
}) {
  const options = toOptions(profiles);
  const choose = (index: number, profileId: string) => {
    const next = profileIds.map((id, at) => (at === index ? profileId : id));
    const [first = "", second = "", ...more] = next;
    onChange(index === 0 && second === "" ? [first, secondPaneId(first, profiles), ...more] : next);
  };
  const known = (id: string) => profiles.some((profile) => profile.profileId === id);
  return (
    <Card>
      <CardHeader title="1. Arms" description={descriptions[mode]} />
      <CardBody className="space-y-2">
        {profileIds.map((id, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; two arms may hold the same profile
          <div key={index} className="flex items-center gap-2">
            <span className="w-24 shrink-0 text-muted-foreground">
              {letters[index]} {index === 0 && mode === "pairs" && <span className="text-xs">(baseline)</span>}
            </span>
            <Combobox
              label={`Arm ${letters[index]}`}
              options={options}
              value={known(id) ? id : null}
              onChange={(profileId) => choose(index, profileId)}
              placeholder={id && !known(id) ? `${id}: not found` : "Choose a profile"}
              searchPlaceholder="Name, ID, model or route…"
              className="min-w-0 flex-1"
            />
            {profileIds.length > fewest[mode] && (
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Remove arm ${letters[index]}`}
                onClick={() => onChange(profileIds.filter((_, at) => at !== index))}
              >
                <X aria-hidden />
              </Button>
            )}
          </div>
        ))}
        {error && <FieldError>{error}</FieldError>}
        {profileIds.length < maxArms && (
          <Button size="sm" onClick={() => onChange([...profileIds, ""])}>
            <Plus aria-hidden />
            Add an arm
          </Button>
        )}
      </CardBody>
    </Card>
  );
}
