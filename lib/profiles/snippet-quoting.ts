/** Quotes text as one word of a POSIX shell: nothing in it is expanded. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A quoted template of Terraform's HCL in which nothing is interpolated; HCL knows fewer escapes than JSON. */
export function hclQuote(text: string): string {
  return JSON.stringify(text)
    .replace(/\\./g, (pair) => ({ "\\b": "\\u0008", "\\f": "\\u000c" })[pair] ?? pair)
    .replace(/[$%](?=\{)/g, (mark) => mark + mark);
}

/** A string of Python, TypeScript or YAML (double-quoted): all three take JSON's escapes. */
export function jsonQuote(text: string): string {
  // YAML counts these as line breaks and the other characters here as not printable.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
