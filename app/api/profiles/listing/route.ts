import { wholeSchema } from "@/lib/profiles/schema";
import { streamProfiles } from "@/lib/profiles/service";
import { defineStream } from "@/lib/request/define-stream";

export const POST = defineStream(wholeSchema, streamProfiles);
