/** One condition of a search: free text, or a field compared. All conditions of a search must hold. */
export interface Term {
  /** Null for free text; a tag's key is written `tag:key`. */
  field: string | null;
  isNegated: boolean;
  operator: "contains" | "equals";
  /** Lower case. */
  value: string;
}

const term = /(-?)(?:([a-z][\w.:/+@-]*?)(!?=|!?~))?(?:"([^"]*)"?|(\S+))/giu;

/**
 * The conditions of a search such as `nova -lite team=search model!=nova tag:env~prod "two words"`. Anything can be typed:
 * what is no comparison is free text.
 */
export function parseQuery(search: string): Term[] {
  const terms: Term[] = [];
  for (const [, minus = "", field, operator = "", quoted, plain] of search.matchAll(term)) {
    const value = (quoted ?? plain ?? "").toLowerCase();
    if (field === undefined) {
      // A lone minus is on its way to become a negation.
      if (value !== "" && value !== "-")
        terms.push({ field: null, isNegated: minus === "-", operator: "contains", value });
      continue;
    }
    const isNegated = operator.startsWith("!") !== (minus === "-");
    terms.push({
      field: field.toLowerCase(),
      isNegated,
      operator: operator.endsWith("~") ? "contains" : "equals",
      value,
    });
  }
  return terms;
}

/** What a search looks through, in lower case. */
export interface Searchable {
  text: string;
  arns: string;
  fields: Readonly<Record<string, string[]>>;
  /** Values by key; null while they are not known. */
  tags: ReadonlyMap<string, string> | null;
  tagText: string;
}

/** Whether every condition holds. */
export function matches(terms: Term[], row: Searchable): boolean {
  return terms.every((one) => holds(one, row) !== one.isNegated);
}

function holds({ field, operator, value }: Term, row: Searchable): boolean {
  if (field === null) {
    if (row.text.includes(value) || row.tagText.includes(value)) return true;
    // Apart, since every ARN holds the words "profile" and "bedrock" and the Region.
    return value.startsWith("arn:") && row.arns.includes(value);
  }
  const values = row.fields[field] ?? tagValues(row, field.startsWith("tag:") ? field.slice(4) : field);
  return values.some((text) => (operator === "contains" ? text.includes(value) : isEqual(text, value)));
}

function tagValues({ tags }: Searchable, key: string): string[] {
  const value = tags?.get(key);
  return value === undefined ? [] : [value];
}

/** The whole value, or a whole word of it: `model=nova` finds Nova Lite, `env=prod` does not find pre-prod. */
function isEqual(text: string, value: string): boolean {
  return text === value || (value !== "" && ` ${text} `.includes(` ${value} `));
}
