import { plural } from "@/lib/format";
import type { PlanKindName, PlanRowStatus, PlanStatus } from "@/lib/plans/schema";

interface KindWords {
  kind: string;
  /** On the button that applies so many rows. */
  apply: (rows: number) => string;
  /** What applying does and costs, said before it is pressed. */
  effect: string;
  /** The heading over the rows' names. */
  subject: string;
}

export const kindWords: Record<PlanKindName, KindWords> = {
  create: {
    kind: "Create team profiles",
    apply: (rows) => `Create ${plural(rows, "profile")}`,
    effect:
      "Creates the profiles in AWS. They cost nothing until they are used; name, description and source can never be changed.",
    subject: "Profile",
  },
  replace: {
    kind: "Replace team profiles",
    apply: (rows) => `Create ${plural(rows, "profile")}`,
    effect:
      "Creates the new profiles in AWS and tags both sides. The old ones go on working: move their callers to the new ARNs, and delete them once they are silent.",
    subject: "New profile",
  },
  retag: {
    kind: "Re-tag profiles",
    apply: (rows) => `Re-tag ${plural(rows, "profile")}`,
    effect:
      "Changes tags in AWS, free of charge. Roles that are allowed by a tag lose or gain these profiles at once; a key that somebody changed meanwhile is refused, not overwritten.",
    subject: "Profile",
  },
};

type Tone = "success" | "danger" | "warning" | "neutral";

export const rowWords: Record<PlanRowStatus, { label: string; tone: Tone }> = {
  planned: { label: "Planned", tone: "neutral" },
  running: { label: "Under way", tone: "warning" },
  succeeded: { label: "Done", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  skipped: { label: "Not tried", tone: "warning" },
};

export const planWords: Record<PlanStatus, { label: string; tone: Tone }> = {
  planned: { label: "Not applied yet", tone: "neutral" },
  running: { label: "Running", tone: "warning" },
  stopped: { label: "Stopped", tone: "warning" },
  finished: { label: "Finished", tone: "success" },
};
