import { unscheduleBenchmark } from "@/lib/benchmarks/schedule";
import { idSchema } from "@/lib/benchmarks/schema";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(idSchema, unscheduleBenchmark);
