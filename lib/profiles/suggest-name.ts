const maxLength = 64;

/** Lower-case words joined by hyphens: `Customer Service` → `customer-service`, `Claude Sonnet 4.5` → `claude-sonnet-4-5`. */
export function toSlug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * A name in the order team, application, environment, model, of what has been entered so far; empty without a team.
 * At most 64 characters: the model goes first, then what sticks out.
 */
export function suggestName(parts: {
  team: string;
  application: string;
  environment: string;
  modelName: string | null;
}): string {
  const team = toSlug(parts.team);
  if (!team) return "";
  const words = [team, toSlug(parts.application), toSlug(parts.environment)].filter(Boolean);
  const model = toSlug(parts.modelName ?? "");
  const full = [...words, model].filter(Boolean).join("-");
  if (full.length <= maxLength) return full;
  return words.join("-").slice(0, maxLength).replace(/-+$/, "");
}
