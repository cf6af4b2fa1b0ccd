CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget_bookings" (
	"invocation_id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"person" text NOT NULL,
	"team" text,
	"usd" double precision NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "budget_days" (
	"day" text NOT NULL,
	"scope" text NOT NULL,
	"name" text NOT NULL,
	"usd" double precision NOT NULL,
	CONSTRAINT "budget_days_day_scope_name_pk" PRIMARY KEY("day","scope","name")
);
--> statement-breakpoint
CREATE TABLE "prompt_versions" (
	"prompt_id" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"actor_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "prompt_versions_prompt_id_version_pk" PRIMARY KEY("prompt_id","version")
);
--> statement-breakpoint
CREATE TABLE "prompts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "prompts_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "saved_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"actor_id" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL,
	"words" text NOT NULL,
	"attachment_ids" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_prompt_id_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_used_at" ON "attachments" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "saved_runs_saved_at" ON "saved_runs" USING btree ("saved_at");