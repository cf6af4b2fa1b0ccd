import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { validationError } from "./aws-error.ts";

const defaultPageSize = 100;

/** Cuts lists into pages; its tokens are good for one process and one query. */
export class Pager {
  private readonly key = randomBytes(32);

  /**
   * @param query what the token is bound to: the same list with the same filter
   * @throws AwsError `ValidationException` for a token that was not made here for this query
   */
  page<Item extends { id: string }>(
    items: Item[],
    query: string,
    request: { maxResults?: number | undefined; nextToken?: string | undefined },
  ): { items: Item[]; nextToken?: string } {
    const after = request.nextToken === undefined ? null : this.open(query, request.nextToken);
    // A page goes on after the last item it showed, also when items before it have gone meanwhile.
    const found = after === null ? -1 : items.findIndex((item) => item.id === after.id);
    const start = after === null ? 0 : found >= 0 ? found + 1 : Math.min(after.position, items.length);
    const page = items.slice(start, start + (request.maxResults ?? defaultPageSize));
    const end = start + page.length;
    const last = page.at(-1);
    if (end >= items.length || !last) return { items: page };
    return { items: page, nextToken: this.seal(query, { id: last.id, position: end }) };
  }

  private seal(query: string, mark: { id: string; position: number }): string {
    const text = Buffer.from(`${mark.position} ${mark.id}`).toString("base64url");
    return this.signed(query, text);
  }

  private open(query: string, token: string): { id: string; position: number } {
    const [text = ""] = token.split(".");
    const given = Buffer.from(token);
    const expected = Buffer.from(this.signed(query, text));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw validationError("The provided nextToken is invalid.");
    }
    const [position = "0", id = ""] = Buffer.from(text, "base64url").toString().split(" ");
    return { id, position: Number(position) };
  }

  private signed(query: string, text: string): string {
    return `${text}.${createHmac("sha256", this.key).update(`${query}\n${text}`).digest("base64url")}`;
  }
}
