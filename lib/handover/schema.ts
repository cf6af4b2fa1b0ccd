import { z } from "zod";
import { profileIdentifierSchema } from "@/lib/profiles/schema";
import type { ActionError } from "@/lib/result";

export const smokeTestSchema = z.object({
  profileId: profileIdentifierSchema,
  /** Made by the browser: a second use of it makes no second call. */
  invocationId: z.uuid(),
});
export type SmokeTestInput = z.output<typeof smokeTestSchema>;

/** How the last call that proves a profile went. `error` is told to the one who made it; a colleague sees its code. */
export interface SmokeTest {
  status: "passed" | "failed" | "running";
  at: Date;
  errorCode: string | null;
  error: ActionError | null;
  totalMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
}
