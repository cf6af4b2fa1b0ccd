import { stopSchema } from "@/lib/invocations/schema";
import { stopInvocation } from "@/lib/invocations/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(stopSchema, async (ctx, { invocationId }) => stopInvocation(ctx, invocationId));
