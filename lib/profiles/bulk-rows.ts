import { parseArn } from "@/lib/bedrock/arn";
import type { Tag } from "@/lib/bedrock/types";
import type { Config } from "@/lib/config/schema";
import { judgeTags } from "@/lib/config/tag-policy";
import { type BulkLine, type BulkText, maxBulkRows } from "@/lib/profiles/bulk-csv";
import { type CreateBody, createBodySchema } from "@/lib/profiles/schema";
import type { CreateSource, SourceIndex } from "@/lib/profiles/sources";
import { suggestName } from "@/lib/profiles/suggest-name";

/** How many application profiles an account may hold in a Region unless AWS raised it: quota L-40EC9882. */
export const defaultProfileQuota = 1_000;

export interface Matrix {
  teams: string[];
  environments: string[];
  /** IDs of what to copy. */
  sources: string[];
  regions: string[];
  application: string;
  description: string;
  /** For every row. */
  tags: Tag[];
}

/** Each source in each of the Regions that has it: not every geography is offered everywhere. */
export function placesOf({ sources, regions }: Pick<Matrix, "sources" | "regions">, index: SourceIndex) {
  return sources.flatMap((source) =>
    regions.filter((region) => index.find(region, source)).map((region) => ({ source, region })),
  );
}

/** Every team in every environment on every source in every Region that has it. */
export function matrixLines(matrix: Matrix, index: SourceIndex): BulkText {
  const { teams, environments, application, description, tags } = matrix;
  const places = placesOf(matrix, index);
  const count = teams.length * environments.length * places.length;
  if (count > maxBulkRows) {
    const message = `This matrix has ${count.toLocaleString("en")} rows; a plan takes at most ${maxBulkRows.toLocaleString("en")}.`;
    return { lines: [], problems: [{ line: null, message }], notes: [] };
  }
  const lines = teams.flatMap((team) =>
    environments.flatMap((environment) =>
      places.map(({ source, region }) => ({
        line: null,
        region,
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
  return { lines, problems: [], notes: [] };
}

export interface BulkRow {
  line: number | null;
  /** Where it would be created. */
  region: string;
  body: CreateBody;
  /** Null when there is no such source. */
  source: CreateSource | null;
  /** What must be put right before it can be created. */
  problems: string[];
  /** A profile of this name exists there already: Bedrock may take a second one, nobody could tell them apart. */
  exists: boolean;
}

export interface BulkFrame {
  sources: SourceIndex;
  /** The configured Regions, the home Region first. */
  regions: string[];
  /** Names of the application profiles that exist, by Region. */
  existingNames: ReadonlyMap<string, ReadonlySet<string>>;
  nameTemplate: string;
  tagPolicy: Config["tagPolicy"];
}

/** What each line would create, held against Bedrock's rules, the organisation's policy and the lines before it. */
export function judgeLines(lines: BulkLine[], frame: BulkFrame): BulkRow[] {
  const firstOfName = new Map<string, number>();
  return lines.map((line, index) => {
    const region = line.region || parseArn(line.source)?.region || frame.regions[0] || "";
    const source = frame.sources.find(region, line.source);
    const parts = { ...partsOf(line.tags), modelName: source?.modelName ?? null, region };
    const name = line.name || suggestName(parts, frame.nameTemplate);
    const body: CreateBody = { name, description: line.description, sourceArn: source?.arn ?? "", tags: line.tags };
    const place = `${region} ${name}`;
    const first = firstOfName.get(place);
    if (first === undefined && name) firstOfName.set(place, index);
    const repeated = first === undefined ? [] : [repeatedName(name, lines, first, line)];
    const problems = [...placeProblems(line, region, source, frame), ...bodyProblems(body, frame), ...repeated];
    const exists = frame.existingNames.get(region)?.has(name) ?? false;
    return { line: line.line, region, body, source, problems, exists };
  });
}

function partsOf(tags: Tag[]) {
  const value = (key: string) => tags.find((tag) => tag.key === key)?.value ?? "";
  return { team: value("team"), environment: value("environment"), application: value("application"), tags };
}

function placeProblems(line: BulkLine, region: string, source: CreateSource | null, frame: BulkFrame): string[] {
  const wanted = line.source;
  if (wanted === "") return ["Name a source: the ID or ARN of a system profile, or the ID of a model."];
  if (!frame.regions.includes(region))
    return [`The console is not set up for the Region ${region}: use ${formatChoice(frame.regions)}.`];
  const told = parseArn(wanted)?.region;
  if (told && told !== region) return [`The source is of ${told}, but the column region says ${region}.`];
  if (!source) {
    const elsewhere = frame.sources.regionsOf(wanted);
    const how = line.region ? "" : ": say so in a column region";
    const hint = elsewhere.length > 0 ? ` It is in ${formatChoice(elsewhere)}${how}.` : "";
    return [`There is no system profile or model ${wanted} in ${region}.${hint}`];
  }
  return source.unavailableReason ? [`${source.name} cannot be copied: ${source.unavailableReason}.`] : [];
}

function formatChoice(words: string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);
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

/** The text of an example list: what to copy, where if there is a choice, and the tags that the policy asks for. */
export function exampleCsv(source: CreateSource, { required, regions }: { required: string[]; regions: string[] }) {
  const place = regions.length > 1 ? [source.region] : [];
  const keys = [...new Set(["team", "environment", ...required])];
  const values: Record<string, string> = { team: "search", environment: "prod" };
  const row = (team: string) => [
    source.id,
    ...place,
    "",
    `${team}: chat`,
    ...keys.map((key) => (key === "team" ? team : (values[key] ?? ""))),
  ];
  const header = ["source", ...place.map(() => "region"), "name", "description", ...keys];
  return [header, row("search"), row("billing")].map((cells) => cells.join(",")).join("\n");
}
