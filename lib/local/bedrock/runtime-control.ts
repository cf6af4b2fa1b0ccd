import { z } from "zod";
import { validationError } from "./aws-error.ts";
import { parseJson } from "./exchange.ts";
import type { World } from "./world.ts";

const limitsSchema = z.strictObject({ tokensPerMinute: z.record(z.string().min(1), z.number().int().min(0)) });
const factorsSchema = z.strictObject({ factors: z.record(z.string().min(1), z.number().min(0.01).max(100)) });
const clockSchema = z.strictObject({ aheadMs: z.number().int().min(0).max(31_536_000_000) });

export const runtimeEndpoints = [
  "GET /limits",
  "PUT /limits",
  "DELETE /limits",
  "GET /latency",
  "PUT /latency",
  "DELETE /latency",
  "GET /clock",
  "PUT /clock",
];

/** What of the control port changes how models behave in time; undefined for every other request. */
export function controlRuntime(world: World, request: string, text: string): object | undefined {
  const { limits, latencyFactors, clock, options } = world;
  switch (request) {
    case "PUT /limits":
      limits.set(read(limitsSchema, text).tokensPerMinute);
      break;
    case "DELETE /limits":
      limits.set(options.tokensPerMinute);
      break;
    case "PUT /latency":
      latencyFactors.set(read(factorsSchema, text).factors);
      break;
    case "DELETE /latency":
      latencyFactors.set(options.latencyFactors);
      break;
    case "PUT /clock":
      clock.setAhead(read(clockSchema, text).aheadMs);
      break;
  }
  if (!runtimeEndpoints.includes(request)) return undefined;
  if (request.endsWith("/limits")) return { limits: limits.areOn ? "on" : "off", tokensPerMinute: limits.list() };
  return request.endsWith("/latency") ? { factors: latencyFactors.list() } : { aheadMs: clock.ahead };
}

function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
  return parsed.data;
}
