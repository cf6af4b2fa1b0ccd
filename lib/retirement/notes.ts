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

/** A name by the tags, null where they name none, undefined where the tags could not be read. */
type Owner = string | null | undefined;

export interface OwnerNote {
  owner: Owner;
  count: number;
  markdown: string;
}

/** One note for each owner, ready to be sent; profiles without an owner come last, then those whose owner is unknown. */
export function notesByOwner(entries: { owner: Owner; entry: NoteEntry }[], today: Date): OwnerNote[] {
  const all = new Set(entries.map(({ owner }) => owner));
  const names = [...all].filter((owner) => typeof owner === "string").sort((a, b) => a.localeCompare(b));
  const owners: Owner[] = [...names, ...[null, undefined].filter((owner) => all.has(owner))];
  return owners.map((owner) => {
    const own = entries.filter((it) => it.owner === owner).map(({ entry }) => entry);
    return { owner, count: own.length, markdown: noteFor(owner, own, today) };
  });
}

function noteFor(owner: Owner, entries: NoteEntry[], today: Date): string {
  const who = typeof owner === "string" ? `Dear ${inline(owner)}` : "To whom it may concern";
  const whose =
    owner === undefined ? "whose owner could not be read" : owner === null ? "without an owner" : "of yours";
  return [
    `# Bedrock models behind your inference profiles retire`,
    "",
    `${who}, as of ${formatDate(today)} ${plural(entries.length, "profile")} ${whose} ${entries.length === 1 ? "goes" : "go"} to a model that retires. From that day on calls fail.`,
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
