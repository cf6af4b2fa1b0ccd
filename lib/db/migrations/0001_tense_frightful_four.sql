CREATE TABLE "plan_rows" (
	"plan_id" text NOT NULL,
	"index" integer NOT NULL,
	"status" text NOT NULL,
	"label" text NOT NULL,
	"input" jsonb NOT NULL,
	"request_token" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_sent_at" timestamp (3) with time zone,
	"is_uncertain" boolean DEFAULT false NOT NULL,
	"result_arn" text,
	"note" text,
	"error" jsonb,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "plan_rows_plan_id_index_pk" PRIMARY KEY("plan_id","index")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"actor" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"fence" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plan_rows" ADD CONSTRAINT "plan_rows_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plans_created_at" ON "plans" USING btree ("created_at");