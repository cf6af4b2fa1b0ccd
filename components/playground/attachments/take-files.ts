import type { SyntheticEvent } from "react";
import type { Attachments } from "@/components/playground/attachments/use-attachments";

/** Files that are pasted or dropped are attached; text goes its usual way. */
export function takeFiles(event: SyntheticEvent, { files }: DataTransfer, attachments: Attachments): void {
  if (files.length === 0) return;
  event.preventDefault();
  attachments.add(files);
}
