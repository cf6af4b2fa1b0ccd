import { benchmarkHistory } from "@/lib/benchmarks/results";
import { idSchema } from "@/lib/benchmarks/schema";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(idSchema, benchmarkHistory);
