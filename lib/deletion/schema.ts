import { z } from "zod";
import type { Tag } from "@/lib/bedrock/types";
import { profileIdentifierSchema } from "@/lib/profiles/schema";

/** A profile called within this time is in use: deleting it needs a reason. */
export const recentUseDays = 30;

export const maxReason = 500;

export const deleteProfileSchema = z.object({
  profileId: profileIdentifierSchema,
  /** What the person typed; must equal the profile's name. */
  confirmedName: z.string(),
  /** Kept in the activity log. */
  reason: z.string().max(maxReason, `A reason has at most ${maxReason} characters.`).optional(),
});
export type DeleteProfileInput = z.output<typeof deleteProfileSchema>;

/** `?profileId=…` */
export const recentUseSchema = z.object({ profileId: profileIdentifierSchema });
export type RecentUseInput = z.output<typeof recentUseSchema>;

/** Calls made from this console within `recentUseDays`; calls of other programs are not seen. */
export interface RecentUse {
  calls: number;
  /** Most calls first. */
  people: { actorId: string; calls: number; lastAt: Date }[];
  /** The last call made from here at any time; null when there was none. */
  lastAt: Date | null;
}

/** What a deleted profile was, as far as the log kept it, to make it anew. */
export interface DeletedProfile {
  name: string;
  description: string;
  /** ARN of what it was copied from; null when nobody knew. */
  sourceArn: string | null;
  /** Null when they could not be read at the deletion. */
  tags: Tag[] | null;
  deletedAt: Date;
}

export const deletedProfileSchema = z.object({ eventId: z.uuid() });
export type DeletedProfileInput = z.output<typeof deletedProfileSchema>;
