import type { Metadata } from "next";
import { DemoPage } from "@/components/benchmarks/demo-page";
import { demoResult } from "@/lib/benchmarks/demo";

export const metadata: Metadata = { title: "Demo result" };

export default function BenchmarkDemoPage() {
  return <DemoPage {...demoResult()} />;
}
