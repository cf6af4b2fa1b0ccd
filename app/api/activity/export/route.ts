import { exportActivitySchema } from "@/lib/audit/schema";
import { exportActivity } from "@/lib/audit/service";
import { defineDownload } from "@/lib/request/define-download";

export const GET = defineDownload(exportActivitySchema, exportActivity);
