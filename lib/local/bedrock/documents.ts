import { isUtf8 } from "node:buffer";
import { countTokens } from "./tokens.ts";

export const documentFormats = ["pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const documentLimitBytes = 4_718_592; // 4.5 MB
export const documentsPerTurn = 5;

/** Letters, digits, single spaces, hyphens, parentheses and square brackets. */
export const documentName = /(?:[A-Za-z0-9\-()[\]]|\s(?!\s))+/;

const textFormats: readonly string[] = ["csv", "html", "txt", "md"];

// First bytes of PDF, OLE (doc, xls) and ZIP (docx, xlsx) files.
const signatures: Partial<Record<DocumentFormat, string>> = {
  pdf: "%PDF",
  doc: "\u00d0\u00cf\u0011\u00e0",
  xls: "\u00d0\u00cf\u0011\u00e0",
  docx: "PK",
  xlsx: "PK",
};

const tokensPerPdfPage = 1_500;
const bytesPerToken = 20;

/** Whether the bytes can be a file of this format: its signature, or valid UTF-8 for text. */
export function isDocument(format: DocumentFormat, bytes: Buffer): boolean {
  const signature = signatures[format];
  if (signature === undefined) return isUtf8(bytes);
  return bytes.toString("latin1", 0, signature.length) === signature;
}

/** Counted where the document is text; of a PDF by its pages, otherwise by size, since nothing here reads them. */
export function documentTokens(format: DocumentFormat, bytes: Buffer): number {
  if (textFormats.includes(format)) return countTokens(bytes.toString("utf8"));
  const pages = format === "pdf" ? (bytes.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0) : 0;
  return pages > 0 ? pages * tokensPerPdfPage : Math.max(1, Math.ceil(bytes.length / bytesPerToken));
}
