CREATE TABLE "benchmark_reports" (
	"benchmark_id" text PRIMARY KEY NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "benchmark_reports" ADD CONSTRAINT "benchmark_reports_benchmark_id_benchmarks_id_fk" FOREIGN KEY ("benchmark_id") REFERENCES "public"."benchmarks"("id") ON DELETE cascade ON UPDATE no action;