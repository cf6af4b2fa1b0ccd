import { parse } from "papaparse";
import type { Tag } from "@/lib/bedrock/types";

/** One line of a list of profiles to create, as it was written; an empty name is suggested by the template. */
export interface BulkLine {
  /** Line number in the text, from 1; null when it comes from the matrix. */
  line: number | null;
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
}

export const maxBulkRows = 1_000;
const fields = ["source", "name", "description"] as const;
type FieldName = (typeof fields)[number];

/**
 * Reads CSV with a header line: the columns source, name and description, every other column a tag of that key. Takes
 * commas, semicolons and tabs, quoted cells, a byte order mark, and blank lines. A tag's empty cell is no tag.
 */
export function parseBulkCsv(text: string): BulkText {
  const records = readRecords(text.replace(/^\uFEFF/, ""));
  const [header, ...rows] = records;
  if (!header) return { lines: [], problems: [] };
  const columns = header.cells.map((cell) => cell.trim());
  const problems = headerProblems(columns);
  if (rows.length > maxBulkRows) {
    const message = `This list has ${rows.length.toLocaleString("en")} rows; a plan takes at most ${maxBulkRows.toLocaleString("en")}. Split it.`;
    problems.push({ line: null, message });
  }
  if (problems.length > 0) return { lines: [], problems };
  for (const row of rows) {
    if (row.problem) problems.push({ line: row.line, message: row.problem });
    else if (row.cells.length !== columns.length)
      problems.push({ line: row.line, message: countProblem(row.cells, columns) });
  }
  const readable = rows.filter((row) => !row.problem && row.cells.length === columns.length);
  return { lines: readable.map((row) => toLine(row, columns)), problems };
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
      if (problem || data.some((cell) => cell.trim() !== "")) records.push({ line, cells: data, problem });
      line += text.slice(from, meta.cursor).split("\n").length - 1;
      from = meta.cursor;
    },
  });
  return records;
}

function headerProblems(columns: string[]): BulkText["problems"] {
  const problems: BulkText["problems"] = [];
  const names = columns.map((column) => column.toLowerCase());
  if (!names.includes("source")) {
    problems.push({ line: 1, message: "The first line names the columns; the column source is missing." });
  }
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) < index);
  if (twice) problems.push({ line: 1, message: `The column ${twice} is there twice.` });
  if (names.includes("")) problems.push({ line: 1, message: "A column has no name." });
  return problems;
}

function countProblem(cells: string[], columns: string[]): string {
  const counts = `${cells.length} cells where the header has ${columns.length}`;
  return `There are ${counts}: put quotation marks around a cell that holds a separator.`;
}

function toLine({ line, cells }: CsvRecord, columns: string[]): BulkLine {
  const values: Record<FieldName, string> = { source: "", name: "", description: "" };
  const tags: Tag[] = [];
  columns.forEach((column, index) => {
    const value = (cells[index] ?? "").trim();
    const field = fields.find((name) => name === column.toLowerCase());
    if (field) values[field] = value;
    else if (value !== "") tags.push({ key: column, value });
  });
  return { line, ...values, tags };
}
