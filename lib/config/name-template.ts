const placeholder = /\{([^{}]*)\}/g;

/** The placeholders of a template in their order: `{team}-{model}` → `["team", "model"]`. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(placeholder)].map(([, name]) => name ?? "");
}

/** Why a template cannot make names that Bedrock takes, or null. */
export function templateProblem(template: string): string | null {
  const names = placeholdersOf(template);
  if (names.length === 0) return "Name at least one placeholder, such as {team}.";
  if (names.includes(""))
    return "A placeholder is empty: write {team}, {environment}, {application}, {model} or a tag key.";
  if (!/^[0-9a-zA-Z _-]*$/.test(template.replace(placeholder, "")))
    return "Between placeholders use letters, digits, spaces, hyphens and underscores only.";
  return null;
}

/**
 * Fills a template. A part without a value goes together with the separators before it; the result keeps to the
 * separators that Bedrock allows.
 */
export function fillTemplate(template: string, parts: Record<string, string | undefined>): string {
  return template
    .replace(placeholder, (_match, name: string) => parts[name] ?? "")
    .replace(/[ _-]{2,}/g, (separators) => separators.charAt(0))
    .replace(/^[ _-]+|[ _-]+$/g, "");
}
