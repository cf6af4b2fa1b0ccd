"use client";

import { Download } from "lucide-react";
import { saveFile } from "@/components/profiles/save-file";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { plural } from "@/lib/format";
import type { CallsByArn } from "@/lib/profiles/call-figures";
import { toListCsv, toListJson } from "@/lib/profiles/list-export";
import type { IndexedRow } from "@/lib/profiles/list-index";
import { toLangfuse, toLiteLlm } from "@/lib/profiles/price-exports";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { toTerraform } from "@/lib/profiles/terraform-export";

interface Format {
  label: string;
  extension: string;
  contentType: string;
  write: (rows: IndexedRow[], known: { profiles: ProfileSummary[]; calls: CallsByArn | null }) => string;
}

const formats: Format[] = [
  {
    label: "CSV for a spreadsheet",
    extension: "csv",
    contentType: "text/csv;charset=utf-8",
    write: (rows, { calls }) => toListCsv(rows, calls),
  },
  {
    label: "JSON",
    extension: "json",
    contentType: "application/json",
    write: (rows, { calls }) => toListJson(rows, calls),
  },
  {
    label: "Terraform imports",
    extension: "tf",
    contentType: "text/plain;charset=utf-8",
    write: (rows, { profiles }) => toTerraform(rows, profiles),
  },
  { label: "LiteLLM model list", extension: "litellm.yaml", contentType: "application/yaml", write: toLiteLlm },
  { label: "Langfuse models", extension: "langfuse.json", contentType: "application/json", write: toLangfuse },
];

/** The rows that are shown as a file. */
export function ExportMenu({
  rows,
  profiles,
  calls,
  isWhole,
  open,
  onOpenChange,
}: {
  rows: () => IndexedRow[];
  /** Of the whole listing: sources are looked for among them. */
  profiles: ProfileSummary[];
  calls: CallsByArn | null;
  /** False while pages or tags are still to come. */
  isWhole: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const count = open ? rows().length : 0;
  return (
    <DropdownMenu open={open} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>
        <Button>
          <Download aria-hidden />
          Export
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-64">
        <DropdownMenuLabel>
          {plural(count, "profile")} as shown{!isWhole && ", still loading"}
        </DropdownMenuLabel>
        {formats.map(({ label, extension, contentType, write }) => (
          <DropdownMenuItem
            key={label}
            disabled={count === 0}
            onSelect={() =>
              saveFile(`profiles-${today()}.${extension}`, contentType, write(rows(), { profiles, calls }))
            }
          >
            {label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
