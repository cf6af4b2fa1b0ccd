import { startSchema } from "@/lib/benchmarks/schema";
import { startBenchmark } from "@/lib/benchmarks/service";
import { defineRoute } from "@/lib/request/define-route";

/** Also for programs: `npm run benchmark` starts runs here. */
export const POST = defineRoute(startSchema, startBenchmark);
