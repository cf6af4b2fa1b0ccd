"use client";

import { useState } from "react";
import type { usePanes } from "@/components/playground/use-panes";
import { maxTokensOf } from "@/lib/invocations/build-request";
import { settingsRefusal } from "@/lib/invocations/check-settings";
import type { CallSettings } from "@/lib/invocations/settings";
import { factsOf } from "@/lib/models/facts";
import { readLinked, type WrittenSettings, writeLinked, writtenOf } from "@/lib/playground/linked-settings";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { emptySettingsDraft, parseSettings, type SettingsDraft } from "@/lib/playground/settings-draft";
import type { KeptSettings } from "@/lib/playground/stored";

type Layout = Pick<ReturnType<typeof usePanes>, "all" | "shared" | "setShared" | "setOwn">;
type Written = KeptSettings["written"];

const nothing: Written = { shared: writtenOf(emptySettingsDraft), own: {} };

/**
 * How the panes ask their models: settings that all share, and those of panes that have their own. Numbers and choices
 * are in the link; what is written as text is here, and kept in the tab.
 */
export function useSettings(layout: Layout) {
  const [written, setWritten] = useState(nothing);
  const ownOf = (key: string) => layout.all.find((pane) => pane.key === key)?.own ?? null;
  const writeOwn = (key: string, text: WrittenSettings) =>
    setWritten((before) => ({ ...before, own: { ...before.own, [key]: text } }));

  function draftOf(key: string | null): SettingsDraft {
    const own = key === null ? null : ownOf(key);
    if (key === null || own === null) return { ...readLinked(layout.shared), ...written.shared };
    return { ...readLinked(own), ...(written.own[key] ?? written.shared) };
  }

  return {
    written,
    restore: setWritten,
    draftOf,
    hasOwn: (key: string) => ownOf(key) !== null,
    /** Null: the settings that all panes share. */
    setDraft: (key: string | null, draft: SettingsDraft) => {
      if (key === null) {
        layout.setShared(writeLinked(draft));
        setWritten((before) => ({ ...before, shared: writtenOf(draft) }));
      } else {
        layout.setOwn(key, writeLinked(draft));
        writeOwn(key, writtenOf(draft));
      }
    },
    share: (key: string) => layout.setOwn(key, null),
    /** A copy of a pane asks as the original does. */
    copy: (from: string, to: string) => {
      const text = written.own[from];
      if (text) writeOwn(to, text);
    },
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
