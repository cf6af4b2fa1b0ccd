"use client";

import { Download } from "lucide-react";
import type { RefObject } from "react";
import { asPng, fileNameOf, type PictureWords, pictureOf, save } from "@/components/charts/save-picture";
import type { ChartTable } from "@/components/charts/series";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useToast } from "@/components/ui/toaster";
import { csvLine } from "@/lib/csv";

/** The picture as PNG or SVG while it is drawn, and the numbers as CSV. */
export function ChartDownloads({
  frame,
  words,
  table,
  isDrawn,
}: {
  frame: RefObject<HTMLElement | null>;
  words: PictureWords;
  table: () => ChartTable;
  isDrawn: boolean;
}) {
  const toast = useToast();
  const name = fileNameOf(words.title);

  async function savePicture(kind: "png" | "svg") {
    const picture = frame.current && pictureOf(frame.current, words);
    if (!picture) return toast({ title: "The chart is still being drawn", description: "Try again in a moment." });
    const isSvg = kind === "svg";
    try {
      save(isSvg ? new Blob([picture.svg], { type: "image/svg+xml" }) : await asPng(picture), `${name}.${kind}`);
    } catch {
      toast({
        title: "This browser could not make the picture",
        description: "Save it as SVG, or take the table as CSV.",
        tone: "danger",
      });
    }
  }

  function saveTable() {
    const { columns, rows } = table();
    const lines = [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells)];
    save(new Blob(lines.map(csvLine), { type: "text/csv;charset=utf-8" }), `${name}.csv`);
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`${words.title}: download`}>
          <Download aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {isDrawn && <DropdownMenuItem onSelect={() => void savePicture("png")}>Picture (PNG)</DropdownMenuItem>}
        {isDrawn && <DropdownMenuItem onSelect={() => void savePicture("svg")}>Picture (SVG)</DropdownMenuItem>}
        <DropdownMenuItem onSelect={saveTable}>Table (CSV)</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
