import { z } from "zod";
import type { ListProblem, ProfileSummary } from "@/lib/profiles/schema";
import type { Outlook } from "@/lib/retirement/radar";

/** Team profiles with the end of their models; plain data. */
export interface Radar {
  rows: RadarRow[];
  /** The day that days are counted from. */
  today: Date;
  /** The local Bedrock keeps a calendar of its own, so that the end of a model can be rehearsed. */
  isLocalCalendar: boolean;
  /** What could not be read, by Region: the others' rows are there. */
  problems: ListProblem[];
  /** The home Region, whose profiles are named by their ID alone. */
  home: string;
  /** When the profiles were read. */
  readAt: Date;
}

export interface RadarRow {
  profile: ProfileSummary;
  outlook: Outlook;
  /** The last call that was made through this console; null when there was none. */
  lastCallAt: Date | null;
}

export const exportCalendarSchema = z.object({});

/** A profile at the other end of a replacement; `name` is null when it does not exist any more. */
export interface Counterpart {
  profileId: string;
  profileArn: string;
  name: string | null;
  region: string | null;
}

/** What a profile takes the place of, and what takes its own. */
export interface Replacement {
  replaces: Counterpart | null;
  replacedBy: Counterpart | null;
  /** The last call of this profile through this console. */
  lastCallAt: Date | null;
  /** The day that silence is counted to. */
  today: Date;
  /** The home Region. */
  home: string;
}
