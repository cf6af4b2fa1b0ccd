const fencePattern = /^\s*(`{3,}|~{3,})/;
const listPattern = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const indentPattern = /^(?: {2,}|\t)/;

/**
 * Cuts Markdown into blocks that render alone: at blank lines, but never inside a code fence, nor between the items and
 * paragraphs of one list. Joined they are the text again. Only the last block can change while text is appended, save
 * for a list item that is just beginning, so that all blocks before it need not be parsed again.
 */
export function splitBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let block = "";
  let fence: string | null = null;
  let isAfterBlank = false;
  let isList = false;
  for (const line of linesOf(markdown)) {
    const isBlank = line.trim() === "";
    if (fence === null && isAfterBlank && !isBlank && !(isList && continuesList(line))) {
      blocks.push(block);
      block = "";
    }
    if (block.trim() === "") isList = listPattern.test(line);
    fence = nextFence(fence, line);
    block += line;
    isAfterBlank = isBlank && block.trim() !== "";
  }
  return block === "" ? blocks : [...blocks, block];
}

function continuesList(line: string): boolean {
  return indentPattern.test(line) || listPattern.test(line);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The fence that is open after `line`: a closing one is of the same character, at least as long, and stands alone. */
function nextFence(open: string | null, line: string): string | null {
  const marker = fencePattern.exec(line)?.[1];
  if (!marker) return open;
  if (open === null) return marker;
  const closes = marker.startsWith(open) && line.trim() === marker;
  return closes ? null : open;
}
