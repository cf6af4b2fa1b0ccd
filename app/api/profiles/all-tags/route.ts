import { wholeSchema } from "@/lib/profiles/schema";
import { streamTags } from "@/lib/profiles/service";
import { defineStream } from "@/lib/request/define-stream";

export const POST = defineStream(wholeSchema, streamTags);
