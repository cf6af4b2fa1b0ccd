import { exportPlanSchema } from "@/lib/plans/schema";
import { exportPlan } from "@/lib/plans/service";
import { defineDownload } from "@/lib/request/define-download";

export const GET = defineDownload(exportPlanSchema, exportPlan);
