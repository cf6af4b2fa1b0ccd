import { z } from "zod";
import type { Tag } from "@/lib/bedrock/types";

/** Tags as one JSON object, as the activity log keeps them. */
export function tagText(tags: Tag[]): string {
  return JSON.stringify(Object.fromEntries(tags.map(({ key, value }) => [key, value])));
}

const recordSchema = z.record(z.string(), z.string());

/** The tags of such a text; null for one that an older version of the console did not write. */
export function parseTagText(text: string | undefined): Tag[] | null {
  if (text === undefined) return null;
  const parsed = recordSchema.safeParse(jsonOf(text));
  return parsed.success ? Object.entries(parsed.data).map(([key, value]) => ({ key, value })) : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
