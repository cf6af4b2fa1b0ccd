import { parseArgs } from "node:util";
import { z } from "zod";
import { knownRegions } from "./catalogue.ts";

export type LocalBedrockOptions = {
  port: number; // 0: any free port
  host: string;
  region: string;
  account: string;
  seed: number;
  speed: number; // 2: twice as fast; 0: no delays at all
  asOf: string; // YYYY-MM-DD
  profiles: number; // application profiles made up at start
  quota: number; // application profiles per Region
  state: string | null; // file that keeps created profiles
  controlPort: number | null;
  accessRules: string | null; // file with IAM policies per access key
  limits: "on" | "off"; // tokens per minute
  tokensPerMinute: Record<string, number>; // by model ID; `*` for all others
  latencyFactors: Record<string, number>; // by ID, ARN or name of a profile, or by model ID
};

/** A setting nobody can serve; the message is one sentence for the person who gave it. */
export class OptionError extends Error {}

const wholeNumber = /^\d{1,9}$/;

function count(name: string, max: number) {
  const problem = `--${name} must be a whole number from 0 to ${max}.`;
  return z
    .string()
    .regex(wholeNumber, problem)
    .transform(Number)
    .refine((value) => value <= max, problem);
}

/** Options such as `--limit ID=5000`, given once per ID. */
function pairs(name: string, problem: string, value: z.ZodNumber) {
  return z.array(z.string()).transform((given, context) => {
    const read = given.map((pair) => {
      const at = pair.lastIndexOf("=");
      const number = /^\d{1,12}(\.\d{1,6})?$/.test(pair.slice(at + 1)) ? Number(pair.slice(at + 1)) : Number.NaN;
      return [pair.slice(0, Math.max(0, at)), number] as const;
    });
    if (read.some(([id, number]) => id === "" || !value.safeParse(number).success)) {
      context.addIssue({ code: "custom", message: `--${name} ${problem}` });
    }
    return Object.fromEntries(read);
  });
}

const commandLineSchema = z.object({
  port: count("port", 65_535),
  host: z.string().min(1, "--host must name an address to listen on.").optional(),
  region: z.string().optional(),
  account: z
    .string()
    .regex(/^\d{12}$/, "--account must be a 12-digit AWS account ID.")
    .optional(),
  seed: count("seed", 999_999_999).optional(),
  speed: z
    .string()
    .regex(/^\d{1,6}(\.\d+)?$/, "--speed must be a number such as 0 (no delays), 1 or 2.5.")
    .transform(Number)
    .optional(),
  "as-of": z.string().optional(),
  profiles: count("profiles", 100_000).optional(),
  quota: count("quota", 100_000).optional(),
  state: z.string().min(1, "--state must name a file.").optional(),
  "control-port": count("control-port", 65_535).optional(),
  "access-rules": z.string().min(1, "--access-rules must name a file.").optional(),
  "exit-with-stdin": z.boolean().default(false),
  limits: z.enum(["on", "off"], "--limits must be on or off.").optional(),
  limit: pairs(
    "limit",
    "must name a model ID, or *, and its tokens per minute, such as amazon.nova-lite-v1:0=20000.",
    z.number().int().min(0),
  ).optional(),
  "latency-factor": pairs(
    "latency-factor",
    "must name a profile and a factor from 0.01 to 100, such as us.amazon.nova-lite-v1:0=1.2.",
    z.number().min(0.01).max(100),
  ).optional(),
});

const day = z.string().refine(isDay, "must be a day such as 2025-12-08");

/** The day that is served, and ends of life by ID of the model. What is not given is as at start. */
export const calendarSchema = z.strictObject({
  asOf: day.optional(),
  endsOfLife: z.record(z.string(), day).optional(),
});

/** @throws OptionError with one sentence about the first bad option */
export function parseCommandLine(args: string[]): { options: LocalBedrockOptions; exitWithStdin: boolean } {
  const parsed = commandLineSchema.safeParse(readArguments(args));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const isPortMissing = issue?.path[0] === "port" && issue.code === "invalid_type";
    throw new OptionError(isPortMissing ? "--port is needed: give a port, or 0 for a free one." : issue?.message);
  }
  const {
    "as-of": asOf,
    "control-port": controlPort,
    "access-rules": accessRules,
    "exit-with-stdin": exitWithStdin,
    limit: tokensPerMinute,
    "latency-factor": latencyFactors,
    ...given
  } = parsed.data;
  const options = completeOptions({
    ...definedOnly(given),
    ...(tokensPerMinute !== undefined && { tokensPerMinute }),
    ...(latencyFactors !== undefined && { latencyFactors }),
    ...(asOf !== undefined && { asOf }),
    ...(controlPort !== undefined && { controlPort }),
    ...(accessRules !== undefined && { accessRules }),
  });
  return { options, exitWithStdin };
}

/** Fills in the defaults and checks what depends on the catalogue. @throws OptionError */
export function completeOptions(given: Partial<LocalBedrockOptions>): LocalBedrockOptions {
  const options: LocalBedrockOptions = {
    port: 0,
    host: "127.0.0.1",
    region: "us-east-1",
    account: "000000000000",
    seed: 1,
    speed: 1,
    asOf: new Date().toISOString().slice(0, 10),
    profiles: 0,
    quota: 1000,
    state: null,
    controlPort: null,
    accessRules: null,
    limits: "on",
    tokensPerMinute: {},
    latencyFactors: {},
    ...given,
  };
  if (!knownRegions.includes(options.region)) {
    throw new OptionError(`--region ${options.region} is not a Region of the catalogue (${knownRegions.join(", ")}).`);
  }
  if (!isDay(options.asOf)) throw new OptionError("--as-of must be a day such as 2025-12-08.");
  if (options.profiles > options.quota) {
    throw new OptionError(`--profiles ${options.profiles} needs a --quota of at least as many (now ${options.quota}).`);
  }
  return options;
}

function readArguments(args: string[]) {
  const text = { type: "string" } as const;
  const texts = { type: "string", multiple: true } as const;
  try {
    return parseArgs({
      args,
      options: {
        port: text,
        host: text,
        region: text,
        account: text,
        seed: text,
        speed: text,
        "as-of": text,
        profiles: text,
        quota: text,
        state: text,
        "control-port": text,
        "access-rules": text,
        "exit-with-stdin": { type: "boolean" },
        limits: text,
        limit: texts,
        "latency-factor": texts,
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The cast states what the filter has done: no value is undefined any more. */
function definedOnly<Values extends Record<string, unknown>>(values: Values) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Values]: Exclude<Values[Name], undefined> };
}
