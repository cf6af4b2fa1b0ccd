import { isUtf8 } from "node:buffer";
import { imageSize } from "image-size";
import { documentFormats, imageFormats, maxDocumentBytes, maxImageBytes, maxImageSide } from "@/lib/attachments/schema";
import type { DocumentFormat, ImageFormat } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format";

export type FileKind = { kind: "image"; format: ImageFormat } | { kind: "document"; format: DocumentFormat };

/** First bytes; office files of before 2007 are OLE containers, later ones ZIP archives. */
const signatures: Partial<Record<DocumentFormat, string>> = {
  pdf: "%PDF",
  doc: "\u00d0\u00cf\u0011\u00e0",
  xls: "\u00d0\u00cf\u0011\u00e0",
  docx: "PK\u0003\u0004",
  xlsx: "PK\u0003\u0004",
};

const extensions: Record<string, DocumentFormat> = { htm: "html", markdown: "md", text: "txt", log: "txt" };

/**
 * What a file is by its bytes and, for documents, its name's ending; refuses what Bedrock would.
 *
 * @throws AppError `invalid_input` that says what is wrong and what is taken
 */
export function fileKind(name: string, content: Buffer): FileKind {
  if (content.length === 0) throw new AppError("invalid_input", `${name} is empty.`);
  const image = readImage(content);
  if (image) return checkedImage(name, content, image);
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const format = documentFormats.find((known) => known === (extensions[ending] ?? ending));
  if (!format) {
    const isImageName = /^(png|jpe?g|gif|webp|bmp|tiff?|heic|avif|svg)$/.test(ending);
    throw new AppError("invalid_input", `${name} ${isImageName ? imageAdvice : formatAdvice}`);
  }
  if (content.length > maxDocumentBytes) throw tooLarge(name, content, "document", "4.5 MB");
  const signature = signatures[format];
  const isValid = signature
    ? content.toString("latin1", 0, signature.length) === signature
    : isUtf8(content) && !content.includes(0);
  if (!isValid) throw new AppError("invalid_input", `${name} is not a valid ${format} file.`);
  return { kind: "document", format };
}

const imageAdvice = `is no image that Bedrock takes (${imageFormats.join(", ")}). Convert it and try again.`;
const formatAdvice = `cannot be sent: Bedrock takes images (${imageFormats.join(", ")}) and documents (${documentFormats.join(", ")}).`;

interface Size {
  format: ImageFormat;
  width: number;
  height: number;
}

function readImage(content: Buffer): Size | null {
  try {
    const { type, width, height } = imageSize(content);
    const format = imageFormats.find((known) => known === (type === "jpg" ? "jpeg" : type));
    return format ? { format, width, height } : null;
  } catch {
    // The library throws for everything that is no image it knows.
    return null;
  }
}

function checkedImage(name: string, content: Buffer, { format, width, height }: Size): FileKind {
  if (content.length > maxImageBytes) throw tooLarge(name, content, "image", "3.75 MB");
  if (width > maxImageSide || height > maxImageSide) {
    const size = `${formatCount(width)} × ${formatCount(height)}`;
    throw new AppError("invalid_input", `${name} is ${size} pixels; Bedrock takes images up to 8,000 on each side.`);
  }
  return { kind: "image", format };
}

function tooLarge(name: string, content: Buffer, kind: string, limit: string): AppError {
  const size = (content.length / 1024 / 1024).toFixed(1);
  return new AppError("invalid_input", `${name} has ${size} MB; Bedrock takes up to ${limit} for each ${kind}.`);
}
