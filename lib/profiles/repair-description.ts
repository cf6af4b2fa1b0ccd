const maxLength = 200;

/**
 * A description with the characters that Bedrock takes, changed as little as possible: `Team A - Chat, v2 (Köln)` →
 * `Team A: Chat: v2 Koln`. Empty when nothing usable is in it.
 */
export function repairDescription(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/\s*&\s*/g, " and ")
    .replace(/\s+[-–—]+\s+|\s*[,;|/]+\s*/g, ": ")
    .replace(/[–—]/g, "-")
    .replace(/[^0-9a-zA-Z:. _-]+/g, " ")
    .replace(/([ _-])[ _-]+/g, "$1")
    .replace(/ +(?=:)/g, "")
    .replace(/^[ _-]+/, "")
    .slice(0, maxLength)
    .replace(/[: _-]+$/, "");
}
