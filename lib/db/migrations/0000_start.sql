CREATE TABLE "audit_events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"status" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"request_id" text NOT NULL,
	"aws_request_id" text,
	"error_code" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invocations" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"process_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"profile_arn" text NOT NULL,
	"profile_id" text NOT NULL,
	"profile_name" text NOT NULL,
	"profile_type" text NOT NULL,
	"model_id" text NOT NULL,
	"model_name" text NOT NULL,
	"route" text NOT NULL,
	"region" text NOT NULL,
	"simulated" boolean NOT NULL,
	"max_tokens" integer,
	"started_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"client_overhead_ms" double precision,
	"ttft_ms" double precision,
	"first_answer_ms" double precision,
	"answering_ms" double precision,
	"tail_ms" double precision,
	"total_ms" double precision,
	"tpot_ms" double precision,
	"service_latency_ms" double precision,
	"attempts" integer,
	"input_tokens" integer,
	"output_tokens" integer,
	"cache_read_tokens" integer,
	"cache_write_tokens" integer,
	"stop_reason" text,
	"error_code" text,
	"aws_request_id" text
);
--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "invocations_started_at" ON "invocations" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "invocations_profile" ON "invocations" USING btree ("profile_arn","started_at");--> statement-breakpoint
CREATE INDEX "invocations_model" ON "invocations" USING btree ("model_id","started_at");--> statement-breakpoint
CREATE INDEX "invocations_status" ON "invocations" USING btree ("status");