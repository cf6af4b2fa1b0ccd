/**
 * One line of CSV (RFC 4180), every cell quoted. A cell that a spreadsheet would run as a formula gets an apostrophe in
 * front, which spreadsheets hide; a number is none, whatever its sign.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string | number): string {
  if (typeof text === "number") return `"${text}"`;
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
