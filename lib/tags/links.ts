/** The page that re-tags by rules, with these profiles; without any, with those whose tag score is below 100 %. */
export function retagHref(profileIds: string[] = []): string {
  const query = profileIds.map((id) => `p=${encodeURIComponent(id)}`).join("&");
  return query ? `/profiles/retag?${query}` : "/profiles/retag";
}
