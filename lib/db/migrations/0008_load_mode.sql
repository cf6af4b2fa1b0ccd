ALTER TABLE "benchmark_samples" ADD COLUMN "intended_ms" double precision;--> statement-breakpoint
ALTER TABLE "benchmark_samples" ADD COLUMN "ended_ms" double precision;--> statement-breakpoint
ALTER TABLE "benchmark_samples" ADD COLUMN "start_delay_ms" double precision;