import { z } from "zod";

const draftSchema = z.object({
  csv: z.string(),
  pattern: z.string(),
  matrix: z.object({
    teams: z.array(z.string()),
    environments: z.array(z.string()),
    sources: z.array(z.string()),
    regions: z.array(z.string()),
    application: z.string(),
    description: z.string(),
    tags: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
});
/** What was entered to create many profiles, both as matrix and as CSV. */
export type BulkDraft = z.output<typeof draftSchema>;

/** @param region the home Region */
export function emptyBulkDraft(pattern: string, region: string): BulkDraft {
  const matrix = {
    teams: [],
    environments: [],
    sources: [],
    regions: [region],
    application: "",
    description: "",
    tags: [],
  };
  return { csv: "", pattern, matrix };
}

/** The draft as it was kept; null when there is none, or one that an older version of the console wrote. */
export function parseBulkDraft(text: string | null): BulkDraft | null {
  if (text === null) return null;
  try {
    return draftSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
