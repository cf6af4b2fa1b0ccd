import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./lib/db/schema.ts", "./lib/db/benchmark-schema.ts"],
  out: "./lib/db/migrations",
  casing: "snake_case",
});
