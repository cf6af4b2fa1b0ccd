import { uploadSchema } from "@/lib/attachments/schema";
import { uploadAttachment } from "@/lib/attachments/service";
import { defineUpload } from "@/lib/request/define-upload";

export const POST = defineUpload(uploadSchema, uploadAttachment);
