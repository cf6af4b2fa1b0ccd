"use client";

import { ArrowLeft, ArrowRight, Code, Copy, Ellipsis, GitBranch, Pin, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

export interface PaneCommands {
  /** Null where it cannot be done now. */
  onDuplicate: (() => void) | null;
  onMoveLeft: (() => void) | null;
  onMoveRight: (() => void) | null;
  onContinueFrom: (() => void) | null;
  onPin: (() => void) | null;
  onViewCode: (() => void) | null;
  onRemove: (() => void) | null;
}

/** What can be done with a pane as a whole. */
export function PaneMenu({ label, commands }: { label: string; commands: PaneCommands }) {
  const { onDuplicate, onMoveLeft, onMoveRight, onContinueFrom, onPin, onViewCode, onRemove } = commands;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`More for the ${label}`}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <Item icon={<Pin aria-hidden />} onSelect={onPin}>
          Pin as baseline
        </Item>
        <Item icon={<GitBranch aria-hidden />} onSelect={onContinueFrom}>
          Continue all from this pane
        </Item>
        <Item icon={<Code aria-hidden />} onSelect={onViewCode}>
          View code
        </Item>
        <DropdownMenuSeparator />
        <Item icon={<Copy aria-hidden />} onSelect={onDuplicate}>
          Duplicate
        </Item>
        <Item icon={<ArrowLeft aria-hidden />} onSelect={onMoveLeft}>
          Move left
        </Item>
        <Item icon={<ArrowRight aria-hidden />} onSelect={onMoveRight}>
          Move right
        </Item>
        <DropdownMenuSeparator />
        <Item icon={<Trash2 aria-hidden />} onSelect={onRemove}>
          Remove pane
        </Item>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Item({
  icon,
  onSelect,
  children,
}: {
  icon: React.ReactNode;
  onSelect: (() => void) | null;
  children: string;
}) {
  return (
    <DropdownMenuItem disabled={onSelect === null} onSelect={() => onSelect?.()}>
      {icon}
      {children}
    </DropdownMenuItem>
  );
}
