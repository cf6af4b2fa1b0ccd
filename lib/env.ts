import { z } from "zod";

const milliseconds = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const url = z.url({ protocol: /^https?$/ });

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/);

/** Names separated by commas, each once. */
const regions = z
  .string()
  .transform((names) => [...new Set(names.split(",").map((name) => name.trim()))])
  .pipe(z.array(region).max(40));

const schema = z.object({
  BEDROCK: z.enum(["local", "aws"]).default("local"),
  LOCAL_BEDROCK_URL: url.optional(),
  LOCAL_BEDROCK_CONTROL_URL: url.optional(),
  AWS_REGION: region.optional(),
  REGIONS: regions.optional(),
  AWS_ENDPOINT_URL: url.optional(),
  AWS_ENDPOINT_URL_BEDROCK: url.optional(),
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ALLOWED_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(\s*,\s*[a-z0-9.-]+)*$/i)
    .transform((names) => names.toLowerCase().split(/\s*,\s*/))
    .default([]),
  CONFIG_FILE: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  STREAM_IDLE_TIMEOUT_MS: milliseconds(60_000, 100, 600_000),
  INVOCATION_TIMEOUT_MS: milliseconds(900_000, 1_000, 3_600_000),
});

export type Env = z.output<typeof schema>;

const advice: Record<keyof Env, string> = {
  BEDROCK: '"local" (the embedded stand-in) or "aws"',
  LOCAL_BEDROCK_URL: "an http address; it is set by the start script, or use `npm start`",
  LOCAL_BEDROCK_CONTROL_URL: "an http address: the one that the local Bedrock prints for its control port",
  AWS_REGION: "a Region such as us-east-1",
  REGIONS: "Regions separated by commas, such as us-east-1,eu-west-1",
  AWS_ENDPOINT_URL: "an http or https address",
  AWS_ENDPOINT_URL_BEDROCK: "an http or https address",
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "an http or https address",
  DATABASE_URL: "a postgres:// address; leave it unset for the embedded database",
  ALLOWED_HOSTS: "host names without a port, separated by commas",
  CONFIG_FILE: "the path of a JSON file (docs/configuration.md)",
  DATA_DIR: "a directory that this process may write",
  LOG_LEVEL: "one of debug, info, warn, error, silent",
  STREAM_IDLE_TIMEOUT_MS: "whole milliseconds from 100 to 600000",
  INVOCATION_TIMEOUT_MS: "whole milliseconds from 1000 to 3600000",
};

/**
 * Settings read from environment variables; an empty variable counts as unset.
 *
 * @throws Error with one sentence that names the first wrong variable and what it takes
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new Error(`The setting ${name} is not usable: it takes ${advice[name as keyof Env]}.`);
  }
  if (parsed.data.BEDROCK === "local" && !parsed.data.LOCAL_BEDROCK_URL) {
    throw new Error("The setting LOCAL_BEDROCK_URL is missing: start the console with `npm start` or `npm run dev`.");
  }
  return parsed.data;
}

let cached: Env | undefined;

/** The settings of this process, validated once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
