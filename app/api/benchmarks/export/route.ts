import { exportBenchmark } from "@/lib/benchmarks/results";
import { exportSchema } from "@/lib/benchmarks/schema";
import { defineDownload } from "@/lib/request/define-download";

export const GET = defineDownload(exportSchema, exportBenchmark);
