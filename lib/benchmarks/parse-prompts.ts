import Papa from "papaparse";
import { z } from "zod";
import { maxPrompts } from "@/lib/benchmarks/schema";

export interface PastedPrompt {
  label: string;
  text: string;
}

export interface ParsedPrompts {
  prompts: PastedPrompt[];
  /** What could not be read, with its line. */
  problems: string[];
}

const lineSchema = z.object({
  prompt: z.string().optional(),
  text: z.string().optional(),
  label: z.string().optional(),
});
const separator = /^-{3,}\s*$/m;

/**
 * Prompts out of what was pasted or a file: JSONL (`prompt` or `text`, `label`), CSV with a column `prompt` or `text`, or
 * plain text with a line of dashes between prompts.
 */
export function parsePrompts(source: string): ParsedPrompts {
  const text = source.replace(/^\uFEFF/, "").trim();
  if (text === "") return { prompts: [], problems: ["Enter at least one prompt."] };
  const parsed = text.startsWith("{") ? fromJsonLines(text) : isCsv(text) ? fromCsv(text) : fromPlain(text);
  if (parsed.prompts.length <= maxPrompts) return parsed;
  const problem = `${parsed.prompts.length} prompts: at most ${maxPrompts} can be used.`;
  return { prompts: parsed.prompts, problems: [...parsed.problems, problem] };
}

/** Prompts as text that `parsePrompts` reads back: plain where that is unambiguous, else JSONL. */
export function writePrompts(prompts: string[]): string {
  const plain = prompts.join("\n---\n");
  const read = parsePrompts(plain).prompts.map(({ text }) => text);
  const isSame = read.length === prompts.length && prompts.every((prompt, index) => prompt.trim() === read[index]);
  return isSame ? plain : prompts.map((prompt) => JSON.stringify({ prompt })).join("\n");
}

function fromPlain(text: string): ParsedPrompts {
  const pieces = text.split(separator).map((piece) => piece.trim());
  return { prompts: pieces.filter(Boolean).map((piece) => ({ label: labelOf(piece), text: piece })), problems: [] };
}

function fromJsonLines(text: string): ParsedPrompts {
  const prompts: PastedPrompt[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = lineSchema.safeParse(parseJson(line));
    const prompt = parsed.success ? (parsed.data.prompt ?? parsed.data.text)?.trim() : undefined;
    if (prompt && parsed.success) prompts.push({ label: parsed.data.label || labelOf(prompt), text: prompt });
    else problems.push(`Line ${index + 1}: not a JSON object with a "prompt" or "text".`);
  }
  return { prompts, problems };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isCsv(text: string): boolean {
  const head = text.split("\n", 1)[0]?.toLowerCase() ?? "";
  return /^"?(label|prompt|text|name)"?\s*([,;\t]|$)/.test(head) && /\b(prompt|text)\b/.test(head);
}

function fromCsv(text: string): ParsedPrompts {
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (header) => header.trim().toLowerCase(),
  });
  const problems = errors
    .filter(({ code }) => code !== "UndetectableDelimiter")
    .map(({ row, message }) => `Line ${(row ?? 0) + 2}: ${message}`);
  const prompts = data.flatMap((row, index) => {
    const prompt = (row.prompt ?? row.text)?.trim();
    if (prompt) return [{ label: row.label?.trim() || labelOf(prompt), text: prompt }];
    problems.push(`Line ${index + 2}: no prompt.`);
    return [];
  });
  return { prompts, problems };
}

function labelOf(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
