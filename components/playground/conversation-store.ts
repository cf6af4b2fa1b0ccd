import type { Pane } from "@/lib/playground/panes";
import {
  conversationKey,
  conversationPrefix,
  draftKey,
  type KeptSettings,
  readConversation,
  readDraft,
  readSettings,
  type StoredConversation,
  type StoredDraft,
  settingsKey,
  writeConversation,
} from "@/lib/playground/stored";
import type { Transcript } from "@/lib/playground/transcript";
import type { Hiding } from "@/lib/playground/vote";

/** What this tab keeps. Reading never throws: a browser without storage keeps nothing, and writing says so. */

export function loadDraft(): StoredDraft | null {
  return readDraft(getItem(draftKey));
}

export function loadConversation(paneIds: string[]): StoredConversation | null {
  return readConversation(getItem(conversationKey(paneIds)));
}

export function loadNewestConversation(): StoredConversation | null {
  return storedConversations().at(-1) ?? null;
}

export function loadSettings(): KeptSettings | null {
  return readSettings(getItem(settingsKey));
}

export function saveSettings({ panes, ...kept }: KeptSettings): void {
  setItem(settingsKey, JSON.stringify({ ...kept, panes: panes.map(plain) }));
}

/** Keeps draft and conversation. When the tab's storage is full, the oldest other conversations make room. */
export function save(panes: Pane[], transcript: Transcript, hiding: Hiding, draft: StoredDraft): "saved" | "full" {
  const isDraftSaved = setItem(draftKey, JSON.stringify(draft));
  const key = conversationKey(idsOf(panes));
  if (hiding.hidden === null && Object.values(transcript).every(({ turns }) => turns.length === 0)) {
    removeItem(key);
    return isDraftSaved ? "saved" : "full";
  }
  const kept = panes.map(plain);
  const json = writeConversation({ panes: kept, savedAt: Date.now(), transcript, ...hiding });
  return isDraftSaved && setMakingRoom(key, json) ? "saved" : "full";
}

/** Without whatever else hangs on the panes of the page. */
function plain({ key, profileId, isSynced, own }: Pane): Pane {
  return { key, profileId, isSynced, own };
}

function idsOf(panes: Pane[]): string[] {
  return panes.map(({ profileId }) => profileId);
}

function setMakingRoom(key: string, json: string): boolean {
  if (setItem(key, json)) return true;
  for (const { panes } of storedConversations()) {
    const other = conversationKey(idsOf(panes));
    if (other === key) continue;
    removeItem(other);
    if (setItem(key, json)) return true;
  }
  return false;
}

/** Oldest first. */
function storedConversations(): StoredConversation[] {
  return keys()
    .filter((key) => key.startsWith(conversationPrefix))
    .map((key) => readConversation(getItem(key)))
    .filter((stored) => stored !== null)
    .sort((a, b) => a.savedAt - b.savedAt);
}

// Each access may throw: storage can be denied by a browser setting, or full.

function keys(): string[] {
  try {
    return Object.keys(window.sessionStorage);
  } catch {
    return [];
  }
}

function getItem(key: string): string | null {
  try {
    return window.sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function setItem(key: string, value: string): boolean {
  try {
    window.sessionStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function removeItem(key: string): void {
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept, then.
  }
}
