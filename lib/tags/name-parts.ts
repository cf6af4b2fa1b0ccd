import { placeholdersOf } from "@/lib/config/name-template";

const maxParses = 50;

/**
 * What the name template says of a name: the value of each placeholder for which every way of reading the name agrees.
 * A hyphen may part two placeholders or belong to one, so much stays open; `known` values settle the rest.
 *
 * @param known values that a placeholder can only have, e.g. the allowed values of a tag or the slug of the model
 */
export function partsOfName(
  template: string,
  name: string,
  known: Readonly<Record<string, readonly string[] | null>>,
): Record<string, string> {
  const literals = template.split(/\{[^{}]*\}/);
  const keys = placeholdersOf(template);
  const parses = readings(name, literals, keys, known);
  if (parses.length === 0 || parses.length >= maxParses) return {};
  const agreed = keys.flatMap((key): [string, string][] => {
    const values = new Set(parses.map((parse) => parse[key] ?? ""));
    const [only] = values;
    return values.size === 1 && only ? [[key, only]] : [];
  });
  return Object.fromEntries(agreed);
}

type Reading = Record<string, string>;

/** Every way in which the rest of the name fits the rest of the template, up to a bound. */
function readings(
  rest: string,
  [literal = "", ...literals]: string[],
  [key, ...keys]: string[],
  known: Readonly<Record<string, readonly string[] | null>>,
): Reading[] {
  if (!rest.startsWith(literal)) return [];
  const text = rest.slice(literal.length);
  if (key === undefined) return text === "" ? [{}] : [];
  const found: Reading[] = [];
  for (let length = text.length; length > 0 && found.length < maxParses; length--) {
    const value = text.slice(0, length);
    if (!isPossible(value, known[key] ?? null)) continue;
    for (const after of readings(text.slice(length), literals, keys, known)) found.push({ ...after, [key]: value });
  }
  return found.slice(0, maxParses);
}

function isPossible(value: string, allowed: readonly string[] | null): boolean {
  return allowed ? allowed.includes(value) : /^[a-zA-Z0-9](.*[a-zA-Z0-9])?$/.test(value);
}
