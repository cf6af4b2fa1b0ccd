const pattern = /\{\{\s*([a-zA-Z][\w-]{0,63})\s*\}\}/g;

/** The names between double braces, each once, in the order in which they appear. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))];
}

/** The text with its variables replaced; one without a value stays as it is. Values are not looked into again. */
export function fillVariables(text: string, values: Record<string, string>): string {
  return text.replace(pattern, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
