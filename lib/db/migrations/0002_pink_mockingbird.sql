ALTER TABLE "invocations" ADD COLUMN "send_id" text;--> statement-breakpoint
ALTER TABLE "invocations" ADD COLUMN "send_order" text;--> statement-breakpoint
ALTER TABLE "invocations" ADD COLUMN "send_position" integer;