import { idSchema } from "@/lib/benchmarks/schema";
import { cancelBenchmark } from "@/lib/benchmarks/service";
import { defineRoute } from "@/lib/request/define-route";

export const POST = defineRoute(idSchema, cancelBenchmark);
