CREATE TABLE "rollup_open_calls" (
	"invocation_id" text PRIMARY KEY NOT NULL
);
