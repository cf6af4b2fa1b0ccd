import { formatDate, plural } from "@/lib/format";

export interface NoteEntry {
  profileName: string;
  profileArn: string;
  region: string;
  modelName: string;
  endsAt: Date | null;
  /** Null without a date; 0 or less when it is over. */
  daysLeft: number | null;
  /** Name of what takes its place, or null. */
  replacedBy: string | null;
}

export interface OwnerNote {
  owner: string | null;
  count: number;
  markdown: string;
}

/** One note for each owner, ready to be sent; profiles without an owner come last. */
export function notesByOwner(entries: { owner: string | null; entry: NoteEntry }[], today: Date): OwnerNote[] {
  const owners = [...new Set(entries.map(({ owner }) => owner))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b),
  );
  return owners.map((owner) => {
    const own = entries.filter((it) => it.owner === owner).map(({ entry }) => entry);
    return { owner, count: own.length, markdown: noteFor(owner, own, today) };
  });
}

function noteFor(owner: string | null, entries: NoteEntry[], today: Date): string {
  const who = owner === null ? "To whom it may concern" : `Dear ${inline(owner)}`;
  return [
    `# Bedrock models behind your inference profiles retire`,
    "",
    `${who}, as of ${formatDate(today)} ${plural(entries.length, "profile")} of yours ${entries.length === 1 ? "goes" : "go"} to a model that retires. From that day on calls fail.`,
    "",
    ...entries.flatMap(lines),
    "A profile cannot be changed: move your callers to the ARN of the replacement, then the old profile can be deleted.",
    "",
  ].join("\n");
}

function lines({ profileName, profileArn, region, modelName, endsAt, daysLeft, replacedBy }: NoteEntry): string[] {
  return [
    `- **${inline(profileName)}** (${region}), model ${inline(modelName)}: ${when(endsAt, daysLeft)}`,
    `  - ARN: \`${profileArn}\``,
    `  - ${replacedBy === null ? "Replacement: none yet" : `Replacement: ${inline(replacedBy)}`}`,
    "",
  ];
}

function when(endsAt: Date | null, daysLeft: number | null): string {
  if (endsAt === null || daysLeft === null) return "legacy, no end announced yet";
  if (daysLeft <= 0) return `ended on ${formatDate(endsAt)}`;
  return `ends on ${formatDate(endsAt)}, in ${plural(daysLeft, "day")}`;
}

/** Names come from AWS: in the note they are text, never markup. */
function inline(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_{}[\]()<>#|!]/g, (sign) => `\\${sign}`);
}
