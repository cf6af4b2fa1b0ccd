CREATE TABLE "rollup_progress" (
	"level" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollups" (
	"level" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"profile_arn" text NOT NULL,
	"profile_id" text NOT NULL,
	"profile_name" text NOT NULL,
	"profile_type" text NOT NULL,
	"model_id" text NOT NULL,
	"model_name" text NOT NULL,
	"route" text NOT NULL,
	"region" text NOT NULL,
	"team" text,
	"complete" integer NOT NULL,
	"incomplete" integer NOT NULL,
	"failed" integer NOT NULL,
	"throttled" integer NOT NULL,
	"stopped" integer NOT NULL,
	"interrupted" integer NOT NULL,
	"short_tokens" double precision[] NOT NULL,
	"long_tokens" double precision[] NOT NULL,
	"ttft" "bytea" NOT NULL,
	"ttft_min" double precision,
	"ttft_max" double precision,
	"total" "bytea" NOT NULL,
	"total_min" double precision,
	"total_max" double precision
);
--> statement-breakpoint
ALTER TABLE "invocations" ADD COLUMN "team" text;--> statement-breakpoint
CREATE INDEX "rollups_started_at" ON "rollups" USING btree ("level","started_at");--> statement-breakpoint
CREATE INDEX "invocations_region" ON "invocations" USING btree ("region","started_at");--> statement-breakpoint
CREATE INDEX "invocations_team" ON "invocations" USING btree ("team","started_at");