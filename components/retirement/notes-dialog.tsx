"use client";

import { Download, Mail } from "lucide-react";
import type { Owners } from "@/components/retirement/use-owners";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { plural } from "@/lib/format";
import { toSlug } from "@/lib/profiles/suggest-name";
import { siblingArn } from "@/lib/replacement/links";
import { notesByOwner, type OwnerNote } from "@/lib/retirement/notes";
import type { RadarRow } from "@/lib/retirement/schema";

/** A note for each owner of affected profiles, to copy or to download. */
export function NotesDialog({
  rows,
  profiles,
  owners,
  today,
}: {
  rows: RadarRow[];
  /** Every profile, to name replacements by. */
  profiles: RadarRow[];
  owners: Owners;
  today: Date;
}) {
  if (rows.length === 0) return null;
  const names = new Map(profiles.map(({ profile }) => [profile.profileArn, profile.name]));
  const entries = rows.map(({ profile, outlook: { endsAt, daysLeft } }) => {
    const { profileArn, name: profileName, region, modelName } = profile;
    const id = owners.replacedBy(profile);
    const replacedBy = id && (names.get(siblingArn(profileArn, id)) ?? id);
    return {
      owner: owners.ownerOf(profile),
      entry: { profileName, profileArn, region, modelName, endsAt, daysLeft, replacedBy },
    };
  });
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button disabled={owners.isLoading}>
          <Mail aria-hidden />
          Notes to owners
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Notes to owners"
        description="Markdown that reads as plain text too. Profiles without an owner come last, then those whose tags could not be read."
        className="max-w-2xl"
      >
        <ul className="mt-3 max-h-[60dvh] space-y-3 overflow-y-auto">
          {notesByOwner(entries, today).map(({ owner, count, markdown }) => (
            <li key={`${typeof owner} ${owner}`} className="rounded-md border border-line">
              <div className="flex flex-wrap items-center justify-between gap-2 border-line border-b px-3 py-2">
                <h3 className="font-medium">
                  {heading(owner)} <span className="font-normal text-muted-foreground">{plural(count, "profile")}</span>
                </h3>
                <Button size="sm" onClick={() => saveText(`retirement-${toSlug(heading(owner))}.md`, markdown)}>
                  <Download aria-hidden />
                  Download
                </Button>
              </div>
              <CodeBlock code={markdown} label={`note to ${heading(owner)}`} />
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}

function heading(owner: OwnerNote["owner"]): string {
  if (owner === undefined) return "Owner could not be read";
  return owner ?? "No owner";
}

function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken it by then: the click is handled before the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
