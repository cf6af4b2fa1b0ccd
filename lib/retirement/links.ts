/** The page that replaces these profiles, by ID. */
export function replaceHref(profileIds: string[]): string {
  return `/retirement/replace?p=${profileIds.map(encodeURIComponent).join(",")}`;
}
