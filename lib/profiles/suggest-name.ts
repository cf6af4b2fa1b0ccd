import { fillTemplate } from "@/lib/config/name-template";
import { defaultConfig } from "@/lib/config/schema";

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

export interface NameParts {
  team: string;
  application: string;
  environment: string;
  modelName: string | null;
  /** Where it is created, for `{region}`. */
  region?: string;
  /** Further tags, for placeholders such as `{cost-center}`. */
  tags?: { key: string; value: string }[];
}

/**
 * A name by the organisation's template of what has been entered so far; empty without a team. At most 64 characters: the
 * model goes first, then what sticks out.
 */
export function suggestName(
  { team, application, environment, modelName, region = "", tags = [] }: NameParts,
  template: string = defaultConfig.nameTemplate,
): string {
  if (!toSlug(team)) return "";
  const parts: Record<string, string> = Object.fromEntries(
    [{ key: "region", value: region }, ...tags].map(({ key, value }) => [key, toSlug(value)]),
  );
  Object.assign(parts, { team: toSlug(team), application: toSlug(application), environment: toSlug(environment) });
  const full = fillTemplate(template, { ...parts, model: toSlug(modelName ?? "") });
  if (full.length <= maxLength) return full;
  return fillTemplate(template, parts)
    .slice(0, maxLength)
    .replace(/[ _-]+$/, "");
}
