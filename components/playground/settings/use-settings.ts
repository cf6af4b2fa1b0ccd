"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { z } from "zod";
import { maxTokensOf } from "@/lib/invocations/build-request";
import { settingsRefusal } from "@/lib/invocations/check-settings";
import type { CallSettings } from "@/lib/invocations/settings";
import { factsOf } from "@/lib/models/facts";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import {
  emptySettingsDraft,
  parseSettings,
  type SettingsDraft,
  settingsDraftSchema,
} from "@/lib/playground/settings-draft";

const storageKey = "profile-console.playground.1.settings";
const keptSchema = z.object({ shared: settingsDraftSchema, own: z.record(z.string(), settingsDraftSchema) });
type Kept = z.output<typeof keptSchema>;

const nothing: Kept = { shared: emptySettingsDraft, own: {} };

/** How the panes ask their models: settings that all share, and those of panes that have their own. Kept in this tab. */
export function useSettings() {
  const [kept, setKept] = useState(nothing);
  const onMount = useEffectEvent(() => setKept(load()));
  useEffect(() => onMount(), []);

  function change(next: Kept) {
    setKept(next);
    store(next);
  }

  const draftOf = (key: string | null): SettingsDraft => (key === null ? kept.shared : (kept.own[key] ?? kept.shared));
  return {
    draftOf,
    hasOwn: (key: string) => kept.own[key] !== undefined,
    /** Null: the settings that all panes share. */
    setDraft: (key: string | null, draft: SettingsDraft) =>
      change(key === null ? { ...kept, shared: draft } : { ...kept, own: { ...kept.own, [key]: draft } }),
    share: (key: string) =>
      change({ ...kept, own: Object.fromEntries(Object.entries(kept.own).filter(([name]) => name !== key)) }),
    /** Empty while what was typed is not usable: nothing can be sent then. */
    settingsOf: (key: string): CallSettings => parseSettings(draftOf(key)).settings ?? {},
    /** Why a call of this pane, told by `name`, would be refused, in words, or null. */
    problemOf: (key: string, profile: PaneProfile, name: string, sharedMaxTokens: number | null): string | null => {
      const { settings, problems } = parseSettings(draftOf(key));
      if (problems) return `Settings: ${[...new Set(Object.values(problems))].join(" ")}`;
      const refusal = settingsRefusal(settings, factsOf(profile.modelId), maxTokensOf(settings, sharedMaxTokens));
      return refusal === null ? null : `${name}: ${refusal}`;
    },
  };
}

export type SettingsState = ReturnType<typeof useSettings>;

function load(): Kept {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(window.sessionStorage.getItem(storageKey) ?? "null"));
    return parsed.success ? parsed.data : nothing;
  } catch {
    // The browser keeps nothing for this page: the settings last as long as the page.
    return nothing;
  }
}

function store(kept: Kept): void {
  try {
    window.sessionStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // As above.
  }
}
