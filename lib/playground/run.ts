import { z } from "zod";
import { maxPanes, sendOrders } from "@/lib/invocations/schema";
import { transcriptSchema } from "@/lib/playground/stored";

/** A conversation as it was saved: what is shown, and all that explains it. */

const runPaneSchema = z.object({
  key: z.string().min(1).max(100),
  profile: z
    .object({
      profileId: z.string(),
      name: z.string(),
      type: z.enum(["SYSTEM_DEFINED", "APPLICATION"]),
      modelId: z.string(),
      modelName: z.string(),
      scope: z.enum(["global", "geo", "region"]),
      route: z.string(),
      routeKey: z.string(),
      noTextReason: z.string().nullable(),
    })
    .nullable(),
});
export type RunPane = z.output<typeof runPaneSchema>;

export const runContentSchema = z.object({
  version: z.literal(1),
  /** From left to right. */
  panes: z.array(runPaneSchema).min(1).max(maxPanes),
  /** Position of the pane that the others are compared with. */
  base: z.number().int().min(0),
  order: z.enum(sendOrders),
  /** Which answer was chosen while the names were hidden; null where nobody voted. */
  vote: z.string().max(200).nullable(),
  /** The server answered from the local Bedrock. */
  isSimulated: z.boolean(),
  transcript: transcriptSchema,
});
export type RunContent = z.output<typeof runContentSchema>;

export const saveRunSchema = z.object({
  title: z.string().trim().min(1, "Give the run a title.").max(120),
  content: runContentSchema
    .omit({ isSimulated: true })
    .refine(
      ({ transcript }) => Object.values(transcript).some(({ turns }) => turns.length > 0),
      "Nothing was sent yet.",
    ),
});
export type SaveRunInput = z.output<typeof saveRunSchema>;

export interface SavedRun {
  id: string;
  title: string;
  savedAt: Date;
  savedBy: string;
  content: RunContent;
}

export interface RunSummary {
  id: string;
  title: string;
  savedAt: Date;
  savedBy: string;
}

export const runIdSchema = z.object({ id: z.uuid(), mask: z.stringbool().default(false) });
export const exportRunSchema = runIdSchema.extend({ format: z.enum(["md", "json"]) });
export const listRunsSchema = z.object({ q: z.string().trim().max(200).default("") });

/** Every attached file of a run. */
export function attachmentIdsOf({ transcript }: Pick<RunContent, "transcript">): string[] {
  const turns = Object.values(transcript).flatMap((history) => history.turns);
  return [...new Set(turns.flatMap(({ attachments = [] }) => attachments.map(({ id }) => id)))];
}

/** What the search of the history looks into: title, prompts, names of profiles and models. */
export function wordsOf(title: string, { panes, transcript }: Pick<RunContent, "panes" | "transcript">): string {
  const prompts = Object.values(transcript).flatMap(({ turns }) => turns.map(({ prompt }) => prompt));
  const names = panes.flatMap(({ profile }) => (profile ? [profile.name, profile.modelName, profile.profileId] : []));
  return [title, ...names, ...new Set(prompts)].join("\n").slice(0, 20_000);
}
