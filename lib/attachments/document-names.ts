const maxLength = 200;

/**
 * Names as Bedrock takes them, in the same order and each once: letters, digits, single spaces, hyphens, parentheses
 * and square brackets. The ending goes, since the format is sent beside the name.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html
 */
export function documentNames(fileNames: string[]): string[] {
  const used = new Set<string>();
  return fileNames.map((fileName) => {
    const base = sanitised(fileName);
    let name = base;
    for (let copy = 2; used.has(name); copy++) name = `${base.slice(0, maxLength - 6)} (${copy})`;
    used.add(name);
    return name;
  });
}

function sanitised(fileName: string): string {
  const name = fileName
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^A-Za-z0-9\s\-()[\]]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, maxLength)
    .trim();
  return name === "" ? "Document" : name;
}
