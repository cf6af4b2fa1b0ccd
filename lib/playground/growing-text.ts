import { splitBlocks } from "@/lib/playground/markdown-blocks";

/** So many closed blocks are rendered as one piece that never changes again. */
const groupSize = 24;

/** A text as pieces to render: groups whose arrays stay the same objects while the text grows, then what may change. */
export interface Pieces {
  groups: string[][];
  open: string[];
}

/**
 * Splits a text that grows, again and again, each time only from its last blocks on. Any other text is split anew.
 * What it returns depends on the text alone: what it keeps only saves work.
 */
export class GrowingText {
  #text = "";
  /** Of the text before the open blocks. */
  #closedLength = 0;
  #groups: string[][] = [];
  #open: string[] = [];

  pieces(text: string): Pieces {
    if (!text.startsWith(this.#text)) this.#forget();
    const blocks = splitBlocks(text.slice(this.#closedLength));
    // The last block grows; the one before may still take it in, as a list takes in an item that is just beginning.
    const closed = blocks.slice(0, -2);
    for (const block of closed) this.#close(block);
    this.#open = blocks.slice(closed.length);
    this.#text = text;
    return { groups: [...this.#groups], open: this.#open };
  }

  #close(block: string): void {
    this.#closedLength += block.length;
    const last = this.#groups.at(-1);
    if (!last || last.length >= groupSize) this.#groups.push([block]);
    else this.#groups[this.#groups.length - 1] = [...last, block];
  }

  #forget(): void {
    this.#text = "";
    this.#closedLength = 0;
    this.#groups = [];
    this.#open = [];
  }
}

const fence = /^ {0,3}(`{3,}|~{3,})([^\n]*)\n/;

/** The code in a block whose fence is still open, and its language; null for any other block. */
export function openCode(block: string): { language: string; code: string } | null {
  const opening = fence.exec(block);
  const [line, marker, info] = opening ?? [];
  if (!line || !marker || info === undefined || (marker.startsWith("`") && info.includes("`"))) return null;
  const code = block.slice(line.length);
  const isClosed = code.split("\n").some((text) => text.trim().startsWith(marker) && /^[`~]+$/.test(text.trim()));
  return isClosed ? null : { language: info.trim().split(/\s/)[0] ?? "", code };
}

/** Text below this length is parsed with every frame. */
const smallLength = 4_000;
const growth = 1.06;

/**
 * How much of an open block to parse as Markdown; the rest is shown as plain text until the block has grown by 6 %. A
 * table or list of 200 kB would otherwise be parsed from its beginning with every frame.
 */
export function parsedLength(length: number): number {
  if (length <= smallLength) return length;
  const steps = Math.floor(Math.log(length / smallLength) / Math.log(growth));
  return Math.min(length, Math.floor(smallLength * growth ** steps));
}

const chunkLength = 4_000;

/** Long code in chunks that end with a line, so that only the last one changes while it grows. */
export function codeChunks(code: string): string[] {
  const chunks: string[] = [];
  let from = 0;
  while (code.length - from > chunkLength) {
    const end = code.indexOf("\n", from + chunkLength);
    if (end < 0) break;
    chunks.push(code.slice(from, end + 1));
    from = end + 1;
  }
  return [...chunks, code.slice(from)];
}

/**
 * TeX as models write it, `\(…\)` and `\[…\]`, in the dollars that the parser knows. Blocks with code are left as they
 * are: there it may be meant literally.
 */
export function withDollars(block: string): string {
  if (!block.includes("\\") || /[`~]{3}|`/.test(block)) return block;
  return block
    .replace(/\\\[([\s\S]+?)\\\]/g, (_, tex: string) => `\n$$\n${tex.trim()}\n$$\n`)
    .replace(/\\\((.+?)\\\)/g, (_, tex: string) => `$$${tex.trim()}$$`);
}
