import { reportSchema } from "@/lib/benchmarks/schema";
import { getBenchmark } from "@/lib/benchmarks/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(reportSchema, getBenchmark);
