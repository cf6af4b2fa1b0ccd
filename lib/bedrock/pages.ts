export interface Page<Item> {
  items: Item[];
  isLast: boolean;
}

const maxPages = 100;

/** Follows page tokens to the last page; a token that comes again ends the list, and so do 100 pages. */
export async function* followTokens<Item>(
  read: (token: string | undefined) => Promise<[items: Item[], next: string | undefined]>,
): AsyncGenerator<Page<Item>> {
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 1; page <= maxPages; page++) {
    const [items, next] = await read(token);
    const isLast = !next || seen.has(next) || page === maxPages;
    yield { items, isLast };
    if (isLast) return;
    seen.add(next);
    token = next;
  }
}
