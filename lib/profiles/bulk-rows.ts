import type { Tag } from "@/lib/bedrock/types";
import type { Config } from "@/lib/config/schema";
import { judgeTags } from "@/lib/config/tag-policy";
import { type BulkLine, maxBulkRows } from "@/lib/profiles/bulk-csv";
import { type CreateBody, createBodySchema } from "@/lib/profiles/schema";
import { type CreateSource, findSource } from "@/lib/profiles/sources";
import { suggestName } from "@/lib/profiles/suggest-name";

/** How many application profiles an account may hold in a Region unless AWS raised it: quota L-40EC9882. */
export const defaultProfileQuota = 1_000;

export interface Matrix {
  teams: string[];
  environments: string[];
  sourceArns: string[];
  application: string;
  description: string;
  /** For every row. */
  tags: Tag[];
}

/** Every team in every environment on every source; null when that is more than a plan takes. */
export function matrixLines({
  teams,
  environments,
  sourceArns,
  application,
  description,
  tags,
}: Matrix): BulkLine[] | null {
  if (teams.length * environments.length * sourceArns.length > maxBulkRows) return null;
  return teams.flatMap((team) =>
    environments.flatMap((environment) =>
      sourceArns.map((source) => ({
        line: null,
        source,
        name: "",
        description,
        tags: [
          { key: "team", value: team },
          { key: "environment", value: environment },
          { key: "application", value: application },
          ...tags,
        ].filter(({ value }) => value.trim() !== ""),
      })),
    ),
  );
}

export interface BulkRow {
  line: number | null;
  body: CreateBody;
  /** Null when there is no such source. */
  source: CreateSource | null;
  /** What must be put right before it can be created. */
  problems: string[];
  /** A profile of this name exists already: Bedrock may take a second one, nobody could tell them apart. */
  exists: boolean;
}

export interface BulkFrame {
  sources: CreateSource[];
  /** Names of the application profiles that exist. */
  existingNames: ReadonlySet<string>;
  nameTemplate: string;
  tagPolicy: Config["tagPolicy"];
}

/** What each line would create, held against Bedrock's rules, the organisation's policy and the lines before it. */
export function judgeLines(lines: BulkLine[], frame: BulkFrame): BulkRow[] {
  const firstOfName = new Map<string, number>();
  return lines.map((line, index) => {
    const source = findSource(frame.sources, line.source);
    const name =
      line.name || suggestName({ ...partsOf(line.tags), modelName: source?.modelName ?? null }, frame.nameTemplate);
    const body: CreateBody = { name, description: line.description, sourceArn: source?.arn ?? "", tags: line.tags };
    const first = firstOfName.get(name);
    if (first === undefined && name) firstOfName.set(name, index);
    const repeated = first === undefined ? [] : [repeatedName(name, lines, first, line)];
    const problems = [...sourceProblems(line.source, source), ...bodyProblems(body, frame), ...repeated];
    return { line: line.line, body, source, problems, exists: frame.existingNames.has(name) };
  });
}

function partsOf(tags: Tag[]) {
  const value = (key: string) => tags.find((tag) => tag.key === key)?.value ?? "";
  return { team: value("team"), environment: value("environment"), application: value("application"), tags };
}

function sourceProblems(wanted: string, source: CreateSource | null): string[] {
  if (wanted === "") return ["Name a source: the ID or ARN of a system profile, or the ID of a model."];
  if (!source) return [`There is no system profile or model ${wanted} in this Region.`];
  return source.unavailableReason ? [`${source.name} cannot be copied: ${source.unavailableReason}.`] : [];
}

function bodyProblems(body: CreateBody, { tagPolicy }: BulkFrame): string[] {
  const issues = createBodySchema.safeParse(body).error?.issues ?? [];
  const rules = issues
    .filter(({ path }) => path[0] !== "sourceArn")
    .map(({ path, message }) => `${fieldWord(path, body)}: ${message}`);
  return [...new Set([...rules, ...judgeTags(tagPolicy, body.tags).map(({ message }) => message)])];
}

function fieldWord(path: PropertyKey[], { tags }: CreateBody): string {
  const [field, index] = path;
  if (field !== "tags" || typeof index !== "number") return String(field);
  return `tag ${tags[index]?.key ?? index + 1}`;
}

function repeatedName(name: string, lines: BulkLine[], firstIndex: number, line: BulkLine): string {
  const first = lines[firstIndex];
  const place = first?.line == null ? `row ${firstIndex + 1}` : `line ${first.line}`;
  if (JSON.stringify({ ...first, line: null }) === JSON.stringify({ ...line, line: null }))
    return `This is the same as ${place}: remove one of the two.`;
  return `The name ${name} is taken by ${place}: add {model} to the name pattern, or name the rows.`;
}

/** The text of an example list: what to copy, and the tags that the policy asks for. */
export function exampleCsv(source: string, required: string[]): string {
  const keys = [...new Set(["team", "environment", ...required])];
  const values: Record<string, string> = { team: "search", environment: "prod" };
  const row = (team: string) => [
    source,
    "",
    `${team}: chat`,
    ...keys.map((key) => (key === "team" ? team : (values[key] ?? ""))),
  ];
  return [["source", "name", "description", ...keys], row("search"), row("billing")]
    .map((cells) => cells.join(","))
    .join("\n");
}
