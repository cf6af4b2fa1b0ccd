import { exportRunSchema } from "@/lib/playground/run";
import { exportRun } from "@/lib/playground/service";
import { defineDownload } from "@/lib/request/define-download";

export const GET = defineDownload(exportRunSchema, exportRun);
