import { isJsonObject, type JsonObject } from "./validation.ts";

/** What of a prompt may serve as an argument; taken from the front, so that two arguments get different values. */
type Clues = {
  prompt: string;
  names: string[]; // runs of capitalised words, and what stands in quotation marks
  numbers: number[];
  dates: string[];
};

const maxDepth = 8;

export function cluesIn(prompt: string): Clues {
  const text = prompt.slice(0, 4_000);
  // An apostrophe within a word quotes nothing.
  const quotations = /["“„]([^"“”\n]{1,80})["”]|`([^`\n]{1,80})`|(?<!\p{L})['‘]([^'‘’\n]{1,80})['’](?!\p{L})/gu;
  const quoted = [...text.matchAll(quotations)].map(([, double, code, single]) => double ?? code ?? single ?? "");
  // The first word of a sentence is capitalised anyway.
  const capitalised = [
    ...text.matchAll(/(?<=[\p{L}\p{N},;:)]\s+)\p{Lu}[\p{L}\p{N}.'’-]*(?:\s+\p{Lu}[\p{L}\p{N}.'’-]*)*/gu),
  ];
  return {
    prompt: text.trim(),
    names: [...quoted, ...capitalised.map(([run]) => run.replace(/[.'’-]+$/u, ""))].filter((name) => name !== "I"),
    numbers: [...text.matchAll(/(?<![\p{L}\d.-])-?\d{1,12}(?:\.\d{1,6})?(?![\d-])/gu)].map(([number]) =>
      Number(number),
    ),
    dates: [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map(([date]) => date),
  };
}

/** Plausible arguments for an object schema: everything required, and of the rest what the prompt has a value for. */
export function argumentsFor(schema: JsonObject, clues: Clues): JsonObject {
  const value = sample(schema, { root: schema, clues, name: "", depth: 0 });
  return isJsonObject(value) ? value : {};
}

type Place = { root: JsonObject; clues: Clues; name: string; depth: number };

function sample(given: unknown, place: Place): unknown {
  const schema = resolved(given, place.root);
  if (schema.const !== undefined) return schema.const;
  const options: unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
  if (options.length > 0) return mentioned(options, place.clues.prompt) ?? options[0];
  switch (typeOf(schema)) {
    case "object":
      return sampleObject(schema, place);
    case "array":
      return sampleArray(schema, place);
    case "integer":
      return Math.round(sampleNumber(schema, place));
    case "number":
      return sampleNumber(schema, place);
    case "boolean":
      return typeof schema.default === "boolean" ? schema.default : true;
    case "null":
      return null;
    default:
      return sampleText(schema, place);
  }
}

/** Follows local references, and takes the first of several forms. */
function resolved(given: unknown, root: JsonObject, hops = 0): JsonObject {
  if (!isJsonObject(given) || hops > maxDepth) return {};
  if (typeof given.$ref === "string" && given.$ref.startsWith("#/")) {
    const keys = given.$ref.slice(2).split("/");
    const target = keys.reduce<unknown>(
      (node, key) => (isJsonObject(node) && Object.hasOwn(node, key) ? node[key] : undefined),
      root,
    );
    return resolved(target, root, hops + 1);
  }
  const forms = [given.anyOf, given.oneOf, given.allOf].find(Array.isArray);
  return forms === undefined ? given : { ...resolved(forms[0], root, hops + 1), ...withoutForms(given) };
}

function withoutForms({ anyOf, oneOf, allOf, ...rest }: JsonObject): JsonObject {
  return rest;
}

function typeOf(schema: JsonObject): unknown {
  if (Array.isArray(schema.type)) return schema.type.find((type) => type !== "null");
  return schema.type ?? (isJsonObject(schema.properties) ? "object" : "string");
}

function sampleObject(schema: JsonObject, place: Place): JsonObject {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  if (place.depth > maxDepth) return {};
  const entries = Object.entries(properties).flatMap(([name, inner]) => {
    const isWanted = required.includes(name) || isAnswered(resolved(inner, place.root), place.clues);
    return isWanted ? [[name, sample(inner, { ...place, name, depth: place.depth + 1 })] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Whether the prompt names one of an optional property's values. */
function isAnswered(schema: JsonObject, { prompt }: Clues): boolean {
  return Array.isArray(schema.enum) && mentioned(schema.enum, prompt) !== undefined;
}

function sampleArray(schema: JsonObject, place: Place): unknown[] {
  if (place.depth > maxDepth) return [];
  const least = typeof schema.minItems === "number" ? Math.min(Math.max(schema.minItems, 1), 20) : 1;
  return Array.from({ length: least }, () => sample(schema.items, { ...place, depth: place.depth + 1 }));
}

function sampleNumber(schema: JsonObject, { clues }: Place): number {
  const low = [schema.minimum, schema.exclusiveMinimum].find((bound) => typeof bound === "number");
  const high = [schema.maximum, schema.exclusiveMaximum].find((bound) => typeof bound === "number");
  const wished = clues.numbers.shift() ?? (typeof schema.default === "number" ? schema.default : (low ?? 1));
  const step = schema.exclusiveMinimum === undefined ? 0 : 1;
  return Math.min(Math.max(wished, low === undefined ? wished : low + step), high ?? Number.POSITIVE_INFINITY);
}

function sampleText(schema: JsonObject, { clues, name }: Place): string {
  const candidates = [...textCandidates(schema, name, clues), "example", "a", "1", "A1"];
  const fitting = candidates.find((candidate) => fits(schema, candidate));
  if (fitting !== undefined && fitting === clues.names[0]) clues.names.shift();
  return fitting ?? clipped(schema, candidates[0] ?? "example");
}

function textCandidates(schema: JsonObject, name: string, clues: Clues): string[] {
  const examples: unknown[] = Array.isArray(schema.examples) ? schema.examples : [];
  const known = [schema.default, ...examples].filter((value) => typeof value === "string");
  switch (schema.format) {
    case "date":
      return [clues.dates[0] ?? "2026-11-22"];
    case "date-time":
      return [`${clues.dates[0] ?? "2026-11-22"}T12:00:00Z`];
    case "email":
      return [/[\w.+-]+@[\w-]+\.[\w.]+/.exec(clues.prompt)?.[0] ?? "person@example.com"];
    case "uri":
    case "url":
      return [/https?:\/\/[^\s"'<>]+/.exec(clues.prompt)?.[0] ?? "https://example.com/"];
    case "uuid":
      return ["6f9619ff-8b86-4d01-b42d-00cf4fc964ff"];
  }
  if (/date|day/i.test(name) && clues.dates[0] !== undefined) return [clues.dates[0]];
  if (/expression|formula|calculation/i.test(name)) {
    const [expression = ""] = /[\d(][\d\s+\-*/().^%]*[\d)]/.exec(clues.prompt) ?? [];
    if (expression !== "") return [expression.trim()];
  }
  const isWholeText = /query|question|prompt|text|message|input|content|search|body|request/i.test(name);
  const said = isWholeText ? [clues.prompt, ...clues.names] : clues.names;
  return [...said, ...known, ...(isWholeText ? [] : [clues.prompt.slice(0, 80)])].filter((text) => text !== "");
}

function fits(schema: JsonObject, text: string): boolean {
  if (typeof schema.minLength === "number" && text.length < schema.minLength) return false;
  if (typeof schema.maxLength === "number" && text.length > schema.maxLength) return false;
  // A pattern of the caller's could take for ever; a short candidate bounds that.
  return typeof schema.pattern !== "string" || (text.length <= 40 && matches(schema.pattern, text));
}

function matches(pattern: string, text: string): boolean {
  const isPlain = pattern.length <= 200 && !/[+*}]\)?[+*{]/.test(pattern);
  return isPlain && compiled(pattern)?.test(text) === true;
}

/** Null for a pattern that JavaScript cannot compile: JSON schema leaves the dialect open. */
function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function clipped(schema: JsonObject, text: string): string {
  return typeof schema.maxLength === "number" ? text.slice(0, Math.max(0, schema.maxLength)) : text;
}

function mentioned(options: unknown[], prompt: string): unknown {
  const said = prompt.toLowerCase();
  return options.find((option) => typeof option === "string" && option !== "" && said.includes(option.toLowerCase()));
}
