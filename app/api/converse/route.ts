import { invokeSchema } from "@/lib/invocations/schema";
import { invoke } from "@/lib/invocations/service";
import { defineStream } from "@/lib/request/define-stream";

export const POST = defineStream(invokeSchema, invoke);
