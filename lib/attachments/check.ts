import {
  type AttachmentInfo,
  maxDocumentsPerTurn,
  maxImagesPerRequest,
  maxRequestBytes,
} from "@/lib/attachments/schema";

/** The files of one message of a conversation, and whether words come with them. */
export interface MessageFiles {
  files: Pick<AttachmentInfo, "kind" | "name" | "sizeBytes">[];
  hasText: boolean;
}

/**
 * Why Bedrock would refuse these files, in words for the person, or null.
 *
 * @param modalities what the model takes, as Bedrock lists it; null where it does not say
 * @param takesDocuments null where no source says; Bedrock lists no modality for them
 */
export function attachmentProblem(
  messages: MessageFiles[],
  modalities: readonly string[] | null,
  takesDocuments: boolean | null = null,
): string | null {
  const all = messages.flatMap(({ files }) => files);
  const images = all.filter(({ kind }) => kind === "image");
  if (images.length > 0 && modalities && !modalities.includes("IMAGE")) {
    return `This model takes no images: remove ${images[0]?.name ?? "them"}, or choose another model.`;
  }
  const document = all.find(({ kind }) => kind === "document");
  if (document && takesDocuments === false) {
    return `This model takes no documents: remove ${document.name}, or choose another model.`;
  }
  if (images.length > maxImagesPerRequest) {
    return `A conversation can hold up to ${maxImagesPerRequest} images, this one holds ${images.length}. Start a new one.`;
  }
  for (const { files, hasText } of messages) {
    const documents = files.filter(({ kind }) => kind === "document").length;
    if (documents > maxDocumentsPerTurn) {
      return `A prompt can hold up to ${maxDocumentsPerTurn} documents, this one holds ${documents}.`;
    }
    if (documents > 0 && !hasText) return "A document needs words beside it: say what the model should do with it.";
  }
  const bytes = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (bytes > maxRequestBytes) {
    return `The files of this conversation have ${(bytes / 1_000_000).toFixed(1)} MB together; Bedrock takes about 18 MB in one request. Start a new conversation.`;
  }
  return null;
}
