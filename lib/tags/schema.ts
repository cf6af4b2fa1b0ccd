import { z } from "zod";
import { parseArn } from "@/lib/bedrock/arn";
import type { Tag } from "@/lib/bedrock/types";
import { maxTags, tagSchema } from "@/lib/profiles/schema";
import type { TagChange } from "@/lib/tags/changes";

const { key, value } = tagSchema.shape;

const changeSchema = z.object({
  key,
  /** What the person saw; may be older than the rules for values. */
  from: z.string().max(256).nullable(),
  to: value.nullable(),
});

export const retagProfileSchema = z.object({
  profileArn: z
    .string()
    .max(2048)
    .refine((arn) => parseArn(arn)?.resourceType === "application-inference-profile", "Name an application profile."),
  changes: z
    .array(changeSchema)
    .min(1, "Change at least one tag.")
    .max(2 * maxTags)
    .refine((changes) => new Set(changes.map((change) => change.key)).size === changes.length, "A key is named twice."),
});
export type RetagProfileInput = z.output<typeof retagProfileSchema>;

export interface RetaggedProfile {
  tags: Tag[];
  /** What this request changed; empty when it had been made before. */
  changed: TagChange[];
}
