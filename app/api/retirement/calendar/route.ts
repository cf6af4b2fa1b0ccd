import { defineDownload } from "@/lib/request/define-download";
import { exportCalendarSchema } from "@/lib/retirement/schema";
import { exportCalendar } from "@/lib/retirement/service";

export const GET = defineDownload(exportCalendarSchema, (ctx) => exportCalendar(ctx));
