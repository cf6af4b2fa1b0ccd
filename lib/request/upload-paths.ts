import { maxBodyBytes } from "@/lib/request/read-json";

/** Bytes. The longest file that Bedrock takes has 4.5 MB. */
export const maxUploadBytes = 5 * 1024 * 1024;

/** Bytes. Six panes with long answers; beyond it nobody reads a saved run. */
export const maxRunBytes = 8_000_000;

/** Bytes. Six panes, each with a history of long answers; every pane brings its own. */
export const maxConversationBytes = 12_000_000;

const limits: Record<string, number> = {
  "/api/attachments": maxUploadBytes,
  "/api/converse": maxConversationBytes,
  "/api/playground/runs": maxRunBytes,
};

/** How long the body of a POST to this path may be, in bytes. */
export function bodyLimit(path: string): number {
  return limits[path] ?? maxBodyBytes;
}
