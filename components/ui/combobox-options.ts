import type { ReactNode } from "react";

export interface ComboboxOption {
  /** Unique; what `onChange` reports. */
  value: string;
  label: string;
  /** Shown in mono under the label, e.g. an ID; searched too. */
  detail?: string;
  /** A sentence under the label, e.g. where it routes. */
  note?: string;
  /** Heading it is listed under. */
  group?: string;
  /** Further text to be found by. */
  keywords?: string;
  /** Why it cannot be chosen; null or absent when it can. */
  disabledReason?: string | null;
  badge?: ReactNode;
}

/** Options that contain every word of the search, in the order given. */
export function matchOptions(options: ComboboxOption[], search: string): ComboboxOption[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = `${option.label} ${option.detail ?? ""} ${option.note ?? ""} ${option.keywords ?? ""}`.toLowerCase();
    // Values may be ARNs, in which "pro" would be found as "inference-profile".
    return words.every((word) => text.includes(word) || option.value.toLowerCase() === word);
  });
}

/** Options by group, groups in the order in which they first appear. */
export function groupOptions(options: ComboboxOption[]): [group: string, members: ComboboxOption[]][] {
  const groups = new Map<string, ComboboxOption[]>();
  for (const option of options) {
    const group = option.group ?? "";
    const members = groups.get(group);
    if (members) members.push(option);
    else groups.set(group, [option]);
  }
  return [...groups];
}
