"use client";

import { Command } from "cmdk";
import { ClipboardPaste, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ClipboardEvent, type ReactNode, useState } from "react";
import { handOver } from "@/components/explain/pasted-text";
import type { Page } from "@/components/layout/pages";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { useProfileListing } from "@/components/profiles/use-profile-listing";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { themes } from "@/components/ui/theme-toggle";
import { looksExplainable } from "@/lib/explain/looks-explainable";
import { formatCount } from "@/lib/format";
import { matchProfiles } from "@/lib/profiles/filter";
import { profileHref } from "@/lib/profiles/links";

const maxProfiles = 20;
/** Characters of a pasted text that fit into the palette. */
const maxShown = 120;

export function CommandPalette({
  pages,
  open,
  onOpenChange,
}: {
  pages: readonly Page[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Search or jump to" className="top-[12vh] max-w-lg translate-y-0">
        <PaletteList pages={pages} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function PaletteList({ pages, onDone }: { pages: readonly Page[]; onDone: () => void }) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const [search, setSearch] = useState("");
  const [pasted, setPasted] = useState<string | null>(null);
  const words = search.trim().toLowerCase();
  const isWanted = (label: string) => label.toLowerCase().includes(words);

  function go(href: string) {
    onDone();
    router.push(href);
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    if (!looksExplainable(text)) return;
    event.preventDefault();
    setPasted(text);
    setSearch(text.trim().replaceAll(/\s+/g, " ").slice(0, maxShown));
  }

  const shownPages = [...pages, { href: "/profiles/new", label: "Create profile", icon: Plus }].filter((page) =>
    isWanted(page.label),
  );
  const shownThemes = themes.filter((theme) => isWanted(`${theme.label} theme`));
  return (
    <Command shouldFilter={false} label="Search or jump to" className="-mx-5 mt-3 -mb-5 border-line border-t">
      <Command.Input
        autoFocus
        value={search}
        onValueChange={(value) => {
          setSearch(value);
          setPasted(null);
        }}
        onPaste={onPaste}
        placeholder="Page, profile, model, or paste anything"
        className="h-10 w-full border-line border-b bg-transparent px-5 text-base outline-none sm:text-sm"
      />
      <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-2">
        {shownPages.length > 0 && (
          <Group heading="Pages">
            {shownPages.map(({ href, label, icon: Icon }) => (
              <Item key={href} value={href} onSelect={() => go(href)}>
                <Icon aria-hidden className="size-4 text-muted-foreground" />
                {label}
              </Item>
            ))}
          </Group>
        )}
        <ProfileGroup search={search} onChoose={go} />
        {search.trim() !== "" && (
          <ExplainGroup
            text={pasted ?? search}
            onChoose={(text) => {
              handOver(text);
              go("/explain");
            }}
          />
        )}
        {shownThemes.length > 0 && (
          <Group heading="Theme">
            {shownThemes.map(({ value, label, icon: Icon }) => (
              <Item
                key={value}
                value={`theme-${value}`}
                onSelect={() => {
                  setTheme(value);
                  onDone();
                }}
              >
                <Icon aria-hidden className="size-4 text-muted-foreground" />
                {label} theme
              </Item>
            ))}
          </Group>
        )}
      </Command.List>
    </Command>
  );
}

function ProfileGroup({ search, onChoose }: { search: string; onChoose: (href: string) => void }) {
  const { data, isPending, error } = useProfileListing();
  if (error) return <p className="px-3 py-2 text-danger">Profiles could not be listed: {error.message}</p>;
  if (isPending) return <p className="px-3 py-2 text-muted-foreground">Loading profiles…</p>;
  const matching = matchProfiles(data.profiles, search);
  if (matching.length === 0) return <p className="px-3 py-2 text-muted-foreground">No profile matches.</p>;
  return (
    <Group heading={`Profiles (${matching.length})`}>
      {matching.slice(0, maxProfiles).map((profile) => (
        <Item
          key={profile.profileId}
          value={profile.profileId}
          onSelect={() => onChoose(profileHref(profile.profileId))}
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate">{profile.name}</span>
            <span className="block truncate font-mono text-2xs text-muted-foreground">{profile.profileId}</span>
          </span>
          <ProfileTypeBadge type={profile.type} />
        </Item>
      ))}
    </Group>
  );
}

/** What is typed or pasted, taken to the page that explains it: by its own way, never by the address. */
function ExplainGroup({ text, onChoose }: { text: string; onChoose: (text: string) => void }) {
  return (
    <Group heading="Explain">
      <Item value="explain" onSelect={() => onChoose(text)}>
        <ClipboardPaste aria-hidden className="size-4 text-muted-foreground" />
        <span className="min-w-0 flex-1 truncate">Explain this: {text.slice(0, maxShown)}</span>
        {text.length > maxShown && (
          <span className="text-2xs text-muted-foreground">{formatCount(text.length)} characters</span>
        )}
      </Item>
    </Group>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-muted-foreground"
    >
      {children}
    </Command.Group>
  );
}

function Item({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex items-center gap-2.5 rounded-md px-3 py-1.5 data-[selected=true]:bg-muted"
    >
      {children}
    </Command.Item>
  );
}
