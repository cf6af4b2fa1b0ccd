import { listSamples } from "@/lib/benchmarks/results";
import { samplesSchema } from "@/lib/benchmarks/schema";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(samplesSchema, listSamples);
