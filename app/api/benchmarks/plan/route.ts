import { planSchema } from "@/lib/benchmarks/schema";
import { planBenchmark } from "@/lib/benchmarks/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(planSchema, planBenchmark);
