import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";

/** A text in the policy with its place; line and column count from 1. */
export interface Located {
  value: string;
  line: number;
  column: number;
}

export interface LocatedCondition {
  /** Without `ForAllValues:`, `ForAnyValue:` and `IfExists`. */
  operator: string;
  key: Located;
  values: Located[];
}

export interface LocatedStatement {
  place: Omit<Located, "value">;
  effect: string;
  actions: Located[];
  resources: Located[];
  conditions: LocatedCondition[];
}

export type ParsedPolicy =
  | { problem: Located }
  /** `document` is the value as `JSON.parse` would give it. */
  | { document: object; statements: LocatedStatement[] };

const wording: Record<string, string> = {
  InvalidSymbol: "a word that is no JSON",
  InvalidNumberFormat: "a number that is no JSON",
  PropertyNameExpected: "a property name in double quotes is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is expected here",
  CommaExpected: "a comma is expected here",
  CloseBraceExpected: "a closing brace is expected here",
  CloseBracketExpected: "a closing bracket is expected here",
  EndOfFileExpected: "nothing more is expected here",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfString: "this string does not end",
};

/** Reads a policy with the place of everything in it; the first problem when it is no JSON or no policy. */
export function parsePolicy(text: string): ParsedPolicy {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const placeOf = placesIn(text);
  const [error] = errors;
  if (error || !root) {
    const code = error ? printParseErrorCode(error.error) : "ValueExpected";
    return { problem: { ...placeOf(error?.offset ?? 0), value: `This is no valid JSON: ${wording[code] ?? code}.` } };
  }
  const document: unknown = getNodeValue(root);
  const list = findNodeAtLocation(root, ["Statement"]);
  const nodes = list?.type === "array" ? (list.children ?? []) : list?.type === "object" ? [list] : [];
  if (typeof document !== "object" || document === null || Array.isArray(document) || nodes.length === 0) {
    return { problem: { ...placeOf(list?.offset ?? root.offset), value: "A policy is an object with a Statement." } };
  }
  const stray = nodes.find((node) => node.type !== "object");
  if (stray) return { problem: { ...placeOf(stray.offset), value: "A statement is an object." } };
  return { document, statements: nodes.map((node) => statementOf(node, placeOf)) };
}

type PlaceOf = (offset: number) => { line: number; column: number };

function placesIn(text: string): PlaceOf {
  return (offset) => {
    const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
}

function statementOf(node: Node, placeOf: PlaceOf): LocatedStatement {
  const textsAt = (name: string) => texts(findNodeAtLocation(node, [name]), placeOf);
  return {
    place: placeOf(node.offset),
    effect: textsAt("Effect")[0]?.value ?? "",
    actions: textsAt("Action"),
    resources: textsAt("Resource"),
    conditions: properties(findNodeAtLocation(node, ["Condition"])).flatMap(([operator, keys]) =>
      properties(keys).flatMap(([key, values]) => [
        {
          operator: String(operator.value).replace(/^For(AllValues|AnyValue):|IfExists$/gi, ""),
          key: { value: String(key.value), ...placeOf(key.offset) },
          values: texts(values, placeOf),
        },
      ]),
    ),
  };
}

function properties(node: Node | undefined): [Node, Node][] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key && value ? [[key, value]] : [];
  });
}

/** The strings of a string or of a list. */
function texts(node: Node | undefined, placeOf: PlaceOf): Located[] {
  if (!node) return [];
  const nodes = node.type === "array" ? (node.children ?? []) : [node];
  return nodes.flatMap(({ value, offset }) => (typeof value === "string" ? [{ value, ...placeOf(offset) }] : []));
}
