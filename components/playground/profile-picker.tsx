"use client";

import { X } from "lucide-react";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { truncateMiddle } from "@/lib/format";
import type { PaneProfile } from "@/lib/playground/pane-profile";

export function toOptions(profiles: PaneProfile[]): ComboboxOption[] {
  return profiles.map((profile) => ({
    value: profile.profileId,
    label: profile.name,
    detail: profile.profileId,
    note: `${profile.modelName} · ${profile.route}`,
    group: profile.type === "APPLICATION" ? "Application profiles" : "System-defined profiles",
    disabledReason: profile.noTextReason,
    badge: <ProfileTypeBadge type={profile.type} />,
  }));
}

/** The head of a pane: which profile answers here. An ID that is not in the list is shown as such and can be removed. */
export function ProfilePicker({
  label,
  profileId,
  profile,
  options,
  onChange,
}: {
  label: string;
  profileId: string;
  profile: PaneProfile | null;
  options: ComboboxOption[];
  onChange: (profileId: string) => void;
}) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 px-2 py-1.5">
      <Combobox
        label={profile ? `${label}: ${profile.name}` : label}
        options={options}
        value={profile?.profileId ?? null}
        onChange={onChange}
        placeholder="Choose a profile"
        searchPlaceholder="Name, ID, model or route…"
        className="min-w-40 flex-1 border-transparent bg-transparent px-1.5 shadow-none! hover:bg-hover"
      >
        {profile && <Chosen profile={profile} />}
      </Combobox>
      {!profile && profileId !== "" && (
        <span className="inline-flex max-w-full items-center gap-1 rounded-md border border-warning-line bg-warning-soft pl-2 text-warning text-xs">
          <span className="truncate font-mono" title={profileId}>
            {truncateMiddle(profileId, 34)}
          </span>
          not found
          <Button variant="ghost" size="icon-sm" aria-label={`Remove ${profileId}`} onClick={() => onChange("")}>
            <X aria-hidden />
          </Button>
        </span>
      )}
    </div>
  );
}

function Chosen({ profile }: { profile: PaneProfile }) {
  return (
    <span className="@container flex w-full min-w-0 items-center gap-2">
      <ProfileTypeBadge type={profile.type} />
      <span className="min-w-0 truncate font-semibold">{profile.name}</span>
      <span className="hidden min-w-0 shrink-[2] truncate font-mono text-2xs text-muted-foreground @xs:inline">
        {profile.route}
      </span>
    </span>
  );
}
