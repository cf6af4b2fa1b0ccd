import { invokeSchema } from "@/lib/invocations/schema";
import { streamInvocations } from "@/lib/invocations/service";
import { defineStream } from "@/lib/request/define-stream";

export const POST = defineStream(invokeSchema, streamInvocations);
