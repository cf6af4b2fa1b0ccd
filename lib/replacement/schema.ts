import { z } from "zod";
import { parseArn } from "@/lib/bedrock/arn";
import { createBodySchema } from "@/lib/profiles/schema";

export const applicationArnSchema = z
  .string()
  .max(2048)
  .refine((arn) => parseArn(arn)?.resourceType === "application-inference-profile", "Name an application profile.");

/** One replacement: the old profile, and the exact request that creates the new one. */
export const replaceSchema = createBodySchema.extend({ oldArn: applicationArnSchema });
export type ReplaceBody = z.output<typeof replaceSchema>;

/** Profiles that may be replaced in one go. */
export const maxReplacements = 200;

export interface Replaced {
  profileArn: string;
  existed: boolean;
  /** Why the old profile could not be tagged with its replacement, in words; null when it was. */
  linkProblem: string | null;
}
