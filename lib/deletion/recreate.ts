import type { DeletedProfile } from "@/lib/deletion/schema";
import type { CreateFields } from "@/lib/profiles/create-form";
import { sourceTagKey } from "@/lib/profiles/schema";
import type { CreateSource } from "@/lib/profiles/sources";

const fieldKeys = ["team", "environment", "application"] as const;

/** The create form filled in with the settings of a deleted profile; without a source that can be copied it stays open. */
export function recreateFields(deleted: DeletedProfile, source: CreateSource | null): CreateFields {
  const tags = deleted.tags ?? [];
  const tagged = (key: (typeof fieldKeys)[number]) => tags.find((tag) => tag.key === key)?.value ?? "";
  return {
    sourceArn: source?.unavailableReason === null ? source.arn : "",
    team: tagged("team"),
    environment: tagged("environment"),
    application: tagged("application"),
    name: deleted.name,
    description: deleted.description,
    tags: tags.filter(({ key }) => key !== sourceTagKey && !fieldKeys.some((field) => field === key)),
  };
}

/** What cannot be as it was, one sentence each; empty when everything can. */
export function recreateObstacles(deleted: DeletedProfile, source: CreateSource | null): string[] {
  return [
    ...(deleted.sourceArn === null ? ["What it was copied from was not known: choose a source."] : []),
    ...(deleted.sourceArn !== null && source === null
      ? [`Its source ${deleted.sourceArn} does not exist here any more: choose another, such as its successor.`]
      : []),
    ...(source?.unavailableReason ? [`Its source cannot be copied. ${source.unavailableReason}.`] : []),
    ...(deleted.tags === null ? ["Its tags could not be read when it was deleted: enter them again."] : []),
  ];
}
