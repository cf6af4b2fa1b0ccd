const allowed: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/** The full address of a link in a model's answer, or null when it leads nowhere a person should be sent. */
export function linkTarget(href: string | undefined): string | null {
  const url = href ? URL.parse(href) : null;
  return url && allowed.has(url.protocol) ? url.href : null;
}
