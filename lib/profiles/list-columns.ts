import { z } from "zod";
import type { SortColumn } from "@/lib/profiles/sort";

/** Every column of the list in the order they stand; the name always shows. */
export const columnIds = [
  "name",
  "type",
  "model",
  "route",
  "regions",
  "tags",
  "team",
  "score",
  "status",
  "calls",
  "updated",
  "lastCall",
  "created",
  "lifecycle",
  "description",
  "arn",
] as const;
export type ColumnId = (typeof columnIds)[number];

export const columnLabels: Record<ColumnId, string> = {
  name: "Name",
  type: "Type",
  model: "Model",
  route: "Routes to",
  regions: "Region",
  tags: "Tags",
  team: "Team",
  score: "Tag score",
  status: "Status",
  calls: "7-day calls",
  updated: "Updated",
  lastCall: "Last call",
  created: "Created",
  lifecycle: "Lifecycle",
  description: "Description",
  arn: "ARN",
};

export const columnSort: Partial<Record<ColumnId, SortColumn>> = {
  name: "name",
  type: "type",
  model: "model",
  route: "route",
  team: "team",
  score: "score",
  status: "status",
  calls: "calls",
  updated: "updated",
  lastCall: "lastCall",
  created: "created",
};

/** What a heading cannot say by itself. */
export const columnNotes: Partial<Record<ColumnId, string>> = {
  calls: "Calls made from this console in the last seven days",
  lastCall: "The last call made from this console",
};

export const densities = ["comfortable", "compact"] as const;

/** How the list looks in this browser. */
export const listSettingsSchema = z.object({
  columns: z.array(z.enum(columnIds)).transform((ids) => columnIds.filter((id) => id === "name" || ids.includes(id))),
  density: z.enum(densities),
  /** Whether single letters act: t, c, e. */
  hasLetters: z.boolean(),
});
export type ListSettings = z.output<typeof listSettingsSchema>;

export const defaultListSettings: ListSettings = {
  columns: ["name", "type", "model", "route", "regions", "tags", "status", "calls", "updated"],
  density: "comfortable",
  hasLetters: true,
};

export const listSettingsKey = "profile-console:list";
