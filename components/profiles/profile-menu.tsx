"use client";

import { Ellipsis, PencilLine, Replace, Send, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DeleteProfileDialog } from "@/components/deletion/delete-profile-dialog";
import { EditTagsDialog } from "@/components/tags/edit-tags-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { TagPolicy } from "@/lib/config/schema";
import { handoverHref } from "@/lib/profiles/links";
import type { ProfileDetail } from "@/lib/profiles/schema";
import { replaceHref } from "@/lib/retirement/links";

/** What is done rarely to an application profile. */
export function ProfileMenu({ detail: { profile, tags }, policy }: { detail: ProfileDetail; policy: TagPolicy }) {
  const [opened, setOpened] = useState<"tags" | "delete" | null>(null);
  const close = () => setOpened(null);
  return (
    <div className="relative">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More actions">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem asChild>
            <Link href={handoverHref(profile.profileId, profile.region)}>
              <Send aria-hidden />
              Hand over
            </Link>
          </DropdownMenuItem>
          {tags && (
            <DropdownMenuItem onSelect={() => setOpened("tags")}>
              <PencilLine aria-hidden />
              Edit tags
            </DropdownMenuItem>
          )}
          <DropdownMenuItem asChild>
            <Link href={replaceHref([profile])}>
              <Replace aria-hidden />
              Replace
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem className="text-danger" onSelect={() => setOpened("delete")}>
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {tags && (
        <EditTagsDialog profile={profile} tags={tags} policy={policy} open={opened === "tags"} onOpenChange={close} />
      )}
      <DeleteProfileDialog
        profile={profile}
        tags={tags}
        policy={policy}
        open={opened === "delete"}
        onOpenChange={close}
      />
    </div>
  );
}
