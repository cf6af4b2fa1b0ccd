import { parse } from "papaparse";
import type { Tag } from "@/lib/bedrock/types";

/** One line of a list of profiles to create, as it was written; an empty name is suggested by the template. */
export interface BulkLine {
  /** Line number in the text, from 1; null when it comes from the matrix. */
  line: number | null;
  /** Empty where the source's ARN tells it, or where it is the home Region. */
  region: string;
  /** ID or ARN of what to copy. */
  source: string;
  name: string;
  description: string;
  tags: Tag[];
}

export interface BulkText {
  lines: BulkLine[];
  /** What is wrong with the text as a whole, or with a line that could not be read. */
  problems: { line: number | null; message: string }[];
  /** How columns were understood whose names are not written as the tag's key is. */
  notes: string[];
}

export const maxBulkRows = 1_000;
const fields = ["source", "region", "name", "description"] as const;
type FieldName = (typeof fields)[number];

/**
 * Reads CSV with a header line: the columns source, region, name and description, every other column a tag of that key.
 * Takes commas, semicolons and tabs, quoted cells, a byte order mark, and blank lines. A tag's empty cell is no tag.
 *
 * @param knownKeys keys that a header means whatever its case and separators: `Cost Center` is `cost-center`
 */
export function parseBulkCsv(text: string, knownKeys: string[] = []): BulkText {
  const [header, ...rows] = readRecords(text.replace(/^\uFEFF/, ""));
  if (!header) return { lines: [], problems: [], notes: [] };
  const written = withoutTrailing(header.cells.map((cell) => cell.trim()));
  const columns = written.map((column) => meaningOf(column, knownKeys));
  const problems = [...headerProblems(header, columns), ...sizeProblems(rows.length)];
  if (problems.length > 0) return { lines: [], problems, notes: [] };
  const cells = (row: CsvRecord) => withoutTrailing(row.cells, columns.length);
  for (const row of rows) {
    if (row.problem) problems.push({ line: row.line, message: row.problem });
    else if (cells(row).length !== columns.length)
      problems.push({ line: row.line, message: countProblem(row.cells, columns) });
  }
  const readable = rows.filter((row) => !row.problem && cells(row).length === columns.length);
  const notes = written.flatMap((column, index) => {
    const key = columns[index] ?? column;
    return key === column || isField(key) ? [] : [`The column ${column} is read as the tag ${key}.`];
  });
  return { lines: readable.map((row) => toLine(row, columns)), problems, notes };
}

interface CsvRecord {
  line: number;
  cells: string[];
  problem: string | null;
}

/** The library tells where each record ends; the line it began on follows from that, also after cells with line breaks. */
function readRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let from = 0;
  parse<string[]>(text, {
    delimitersToGuess: [",", ";", "\t"],
    step: ({ data, errors, meta }) => {
      const [error] = errors.filter(({ type }) => type === "Quotes");
      const problem = error ? "A quotation mark is not closed, or stands inside a cell without being doubled." : null;
      // Spreadsheets may write the separator into a first line of its own.
      const isSeparatorLine = records.length === 0 && /^sep=/i.test(data[0] ?? "");
      if (problem || (!isSeparatorLine && data.some((cell) => cell.trim() !== "")))
        records.push({ line, cells: data, problem });
      line += text.slice(from, meta.cursor).split("\n").length - 1;
      from = meta.cursor;
    },
  });
  return records;
}

/** Spreadsheets end every line with the separators of columns that were once used. */
function withoutTrailing(cells: string[], atLeast = 0): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, Math.max(last + 1, atLeast));
}

function meaningOf(column: string, knownKeys: string[]): string {
  const same = (other: string) => loosely(other) === loosely(column);
  return fields.find(same) ?? knownKeys.find((key) => key === column) ?? knownKeys.find(same) ?? column;
}

const loosely = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, "");

function headerProblems({ line, problem }: CsvRecord, columns: string[]): BulkText["problems"] {
  if (problem) return [{ line, message: problem }];
  const messages: string[] = [];
  const names = columns.map((column) => column.toLowerCase());
  if (!names.includes("source")) messages.push("The first line names the columns; the column source is missing.");
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) < index);
  if (twice) messages.push(`The column ${twice} is there twice.`);
  if (names.includes("")) messages.push("A column has no name.");
  return messages.map((message) => ({ line, message }));
}

function sizeProblems(rows: number): BulkText["problems"] {
  const most = maxBulkRows.toLocaleString("en");
  if (rows === 0)
    return [{ line: null, message: "There is only a header line: add a line for each profile below it." }];
  if (rows <= maxBulkRows) return [];
  return [
    { line: null, message: `This list has ${rows.toLocaleString("en")} rows; a plan takes at most ${most}. Split it.` },
  ];
}

function countProblem(cells: string[], columns: string[]): string {
  const counts = `${cells.length} cells where the header has ${columns.length}`;
  return `There are ${counts}: put quotation marks around a cell that holds a separator.`;
}

function isField(column: string): column is FieldName {
  return fields.some((name) => name === column);
}

function toLine({ line, cells }: CsvRecord, columns: string[]): BulkLine {
  const values: Record<FieldName, string> = { source: "", region: "", name: "", description: "" };
  const tags: Tag[] = [];
  columns.forEach((column, index) => {
    const value = (cells[index] ?? "").trim();
    if (isField(column)) values[column] = value;
    else if (value !== "") tags.push({ key: column, value });
  });
  return { line, ...values, region: values.region.toLowerCase(), tags };
}
