import { recentUseSchema } from "@/lib/deletion/schema";
import { recentUse } from "@/lib/deletion/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(recentUseSchema, recentUse);
