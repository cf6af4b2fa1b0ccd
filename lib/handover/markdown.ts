import type { Tag } from "@/lib/bedrock/types";

/** What a team needs to begin with its profile. */
export interface Handover {
  name: string;
  profileArn: string;
  region: string;
  copyOf: string | null;
  route: string;
  tags: Tag[];
  /** Null where none could be written. */
  policy: string | null;
  python: string | null;
  /** One sentence about the last smoke test. */
  smokeTest: string;
  /** Address of the card itself. */
  url: string;
}

/** The whole card as Markdown. Names come from AWS: nothing in them may become a heading, a link or the end of a block. */
export function handoverMarkdown(card: Handover): string {
  const facts = [
    ["ARN", code(card.profileArn)],
    ["Region", plain(card.region)],
    ["Copy of", card.copyOf === null ? "not recorded" : plain(card.copyOf)],
    ["Requests may be served by", plain(card.route)],
    ["Tags", card.tags.map(({ key, value }) => code(`${key}=${value}`)).join(", ") || "none"],
    ["Smoke test", plain(card.smokeTest)],
  ];
  return [
    `# ${plain(card.name)}`,
    facts.map(([label, value]) => `- **${label}:** ${value}`).join("\n"),
    ...(card.policy === null ? [] : ["## IAM policy", block("json", card.policy)]),
    ...(card.python === null ? [] : ["## Python", block("python", card.python)]),
    `The payer account activates the tag keys as cost allocation tags in the Billing console, where a new key appears within a day; costs by tag follow up to a day later, and never for the time before.`,
    `This card: <${card.url}>`,
  ].join("\n\n");
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|]/g, "\\$&");
}

/** In more backticks than are in it. */
function code(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text.replace(/\s+/g, " ")}${pad}${fence}`;
}

function block(language: string, text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
