import { attachmentIdSchema } from "@/lib/attachments/schema";
import { readAttachment } from "@/lib/attachments/service";
import { defineFile } from "@/lib/request/define-file";

/** Images are shown, everything else is saved: a document of somebody's must not run in our origin. */
export const GET = defineFile(attachmentIdSchema, async (ctx, input) => {
  const { content, kind, format, id } = await readAttachment(ctx, input);
  const isImage = kind === "image";
  return { content, contentType: isImage ? `image/${format}` : null, fileName: `${id.slice(0, 12)}.${format}` };
});
