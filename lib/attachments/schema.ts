import { z } from "zod";
import type { DocumentFormat, ImageFormat } from "@/lib/bedrock/types";

/**
 * Bedrock's limits for what is sent along with a prompt.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Message.html
 */
export const maxImageBytes = 3.75 * 1024 * 1024;
export const maxDocumentBytes = 4.5 * 1024 * 1024;
export const maxImageSide = 8_000;
export const maxDocumentsPerTurn = 5;
export const maxImagesPerRequest = 20;
/** Bedrock takes 25,000,000 bytes a request; base64 makes three bytes four. */
export const maxRequestBytes = 18_000_000;

export const imageFormats: readonly ImageFormat[] = ["png", "jpeg", "gif", "webp"];
export const documentFormats: readonly DocumentFormat[] = [
  "pdf",
  "csv",
  "doc",
  "docx",
  "xls",
  "xlsx",
  "html",
  "txt",
  "md",
];

/** A file of a prompt: its content by the hash it is kept under, and what the person calls it. */
export const attachmentRefSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/, "This is no attachment."),
  name: z.string().min(1).max(200),
});
export type AttachmentRef = z.output<typeof attachmentRefSchema>;

/** What is known of a stored file without its content. */
export interface AttachmentInfo extends AttachmentRef {
  kind: "image" | "document";
  format: string;
  sizeBytes: number;
}

export const attachmentInfoSchema: z.ZodType<AttachmentInfo, AttachmentInfo> = attachmentRefSchema.extend({
  kind: z.enum(["image", "document"]),
  format: z.string().max(10),
  sizeBytes: z.number().int().min(1),
});

export const uploadSchema = z.object({ name: z.string().trim().min(1, "The file has no name.").max(1_000) });
export const attachmentIdSchema = attachmentRefSchema.pick({ id: true });
