CREATE TABLE "benchmark_samples" (
	"benchmark_id" text NOT NULL,
	"pair" integer NOT NULL,
	"arm" integer NOT NULL,
	"position" integer NOT NULL,
	"invocation_id" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ttft_ms" double precision,
	"tpot_ms" double precision,
	"total_ms" double precision,
	"service_latency_ms" double precision,
	"input_tokens" integer,
	"output_tokens" integer,
	"cache_read_tokens" integer,
	"cache_write_tokens" integer,
	"stop_reason" text,
	"aws_request_id" text,
	"booked_usd" double precision NOT NULL,
	CONSTRAINT "benchmark_samples_benchmark_id_pair_arm_pk" PRIMARY KEY("benchmark_id","pair","arm")
);
--> statement-breakpoint
CREATE TABLE "benchmark_schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"benchmark_id" text NOT NULL,
	"arm_key" text NOT NULL,
	"every" text NOT NULL,
	"usd_per_day" double precision NOT NULL,
	"is_active" boolean NOT NULL,
	"actor_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_run_at" timestamp (3) with time zone NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "benchmarks" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"end_reason" text,
	"settings" jsonb NOT NULL,
	"arms" jsonb NOT NULL,
	"prompts" jsonb NOT NULL,
	"record" jsonb NOT NULL,
	"seed" integer NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"arm_key" text NOT NULL,
	"schedule_id" text,
	"actor_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"lost_usd" double precision DEFAULT 0 NOT NULL,
	"answer" text,
	"headline" text,
	"changed_from" text
);
--> statement-breakpoint
ALTER TABLE "benchmark_samples" ADD CONSTRAINT "benchmark_samples_benchmark_id_benchmarks_id_fk" FOREIGN KEY ("benchmark_id") REFERENCES "public"."benchmarks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benchmark_schedules" ADD CONSTRAINT "benchmark_schedules_benchmark_id_benchmarks_id_fk" FOREIGN KEY ("benchmark_id") REFERENCES "public"."benchmarks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "benchmark_schedules_due" ON "benchmark_schedules" USING btree ("is_active","next_run_at");--> statement-breakpoint
CREATE INDEX "benchmarks_created_at" ON "benchmarks" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "benchmarks_arm_key" ON "benchmarks" USING btree ("arm_key","created_at");--> statement-breakpoint
CREATE INDEX "benchmarks_status" ON "benchmarks" USING btree ("status");