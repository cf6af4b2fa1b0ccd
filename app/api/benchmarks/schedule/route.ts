import { scheduleBenchmark } from "@/lib/benchmarks/schedule";
import { scheduleSchema } from "@/lib/benchmarks/schema";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(scheduleSchema, scheduleBenchmark);
