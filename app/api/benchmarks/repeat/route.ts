import { repeatSchema } from "@/lib/benchmarks/schema";
import { repeatBenchmark } from "@/lib/benchmarks/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(repeatSchema, repeatBenchmark);
