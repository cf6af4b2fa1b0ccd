import { chartBenchmark } from "@/lib/benchmarks/results";
import { chartsSchema } from "@/lib/benchmarks/schema";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(chartsSchema, chartBenchmark);
