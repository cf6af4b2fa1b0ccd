import { z } from "zod";
import manifest from "../../../package.json" with { type: "json" };
import { accessRulesSchema } from "./access-rules.ts";
import { AwsError, isAwsError, validationError } from "./aws-error.ts";
import { knownRegions } from "./catalogue.ts";
import { Exchange, parseJson } from "./exchange.ts";
import { faultKinds, operations, rulesSchema } from "./faults.ts";
import { type Listener, listen } from "./listener.ts";
import { calendarSchema } from "./options.ts";
import { controlRuntime, runtimeEndpoints } from "./runtime-control.ts";
import type { Worlds } from "./worlds.ts";

const bodyLimitBytes = 5_000_000;

type Steered = { worlds: Worlds; bedrockUrl: string; controlUrl: string | null };
type Call = { text: string; query: URLSearchParams };

/** Serves what steers and watches a local Bedrock, to programs on this machine only. */
export async function startControlPort(
  worlds: Worlds,
  { port, url: bedrockUrl }: { port: number; url: string },
): Promise<Listener> {
  const steered: Steered = { worlds, bedrockUrl, controlUrl: null };
  const listener = await listen((request, response) => void serve(steered, new Exchange(request, response)), {
    port,
    host: "127.0.0.1",
  });
  steered.controlUrl = listener.url; // known only now, and before anybody can have asked
  return listener;
}

async function serve(steered: Steered, exchange: Exchange): Promise<void> {
  try {
    refuseWebPages(exchange);
    const text = await exchange.readText(bodyLimitBytes);
    const settings = controlRuntime(steered.worlds.home, `${exchange.method} ${exchange.path}`, text);
    if (settings) return exchange.sendJson(200, settings);
    const handler = handlers[`${exchange.method} ${exchange.path}`];
    if (!handler) throw new AwsError(404, "UnknownOperationException", `Use ${endpoints.join(", ")}.`);
    exchange.sendJson(200, await handler(steered, { text, query: exchange.query }));
  } catch (error) {
    if (exchange.clientGone.aborted) return;
    if (!isAwsError(error)) console.error(error);
    exchange.sendError(
      isAwsError(error) ? error : new AwsError(500, "InternalServerException", "The local Bedrock failed."),
    );
  }
}

const handlers: Partial<Record<string, (steered: Steered, call: Call) => object | Promise<object>>> = {
  "GET /": describe,
  "GET /faults": ({ worlds }) => ({ rules: worlds.home.faults.list() }),
  "PUT /faults": ({ worlds }, { text }) => {
    worlds.home.faults.set(read(rulesSchema, text).rules);
    return { rules: worlds.home.faults.list() };
  },
  "DELETE /faults": ({ worlds }) => {
    worlds.home.faults.set([]);
    return { rules: [] };
  },
  "GET /ledger": ({ worlds }, { query }) => worlds.home.ledger.report(limitOf(query)),
  "DELETE /ledger": ({ worlds }) => {
    worlds.home.ledger.clear();
    return worlds.home.ledger.report();
  },
  "GET /access-rules": ({ worlds }) => ({ principals: worlds.home.access.list() }),
  "PUT /access-rules": async ({ worlds }, { text }) => {
    await worlds.home.access.set(read(accessRulesSchema, text));
    return { principals: worlds.home.access.list() };
  },
  "DELETE /access-rules": async ({ worlds }) => {
    await worlds.home.access.set(null);
    return { principals: null };
  },
  "GET /calendar": ({ worlds }) => worlds.calendar,
  "PUT /calendar": ({ worlds }, { text }) => {
    worlds.calendar = { ...worlds.firstCalendar, ...read(calendarSchema, text) };
    return worlds.calendar;
  },
  "DELETE /calendar": ({ worlds }) => {
    worlds.calendar = worlds.firstCalendar;
    return worlds.calendar;
  },
};

const endpoints = [...Object.keys(handlers), ...runtimeEndpoints];

/** All that a panel needs to offer what can be set here. */
function describe({ worlds, bedrockUrl, controlUrl }: Steered) {
  const { region, account, seed, speed, quota } = worlds.home.options;
  return {
    name: "local-bedrock",
    version: manifest.version,
    url: bedrockUrl,
    controlUrl,
    region,
    regions: knownRegions,
    account,
    seed,
    speed,
    quota,
    ...worlds.calendar,
    operations,
    faultKinds,
    hasAccessRules: worlds.home.access.list() !== null,
    endpoints,
  };
}

function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
  return parsed.data;
}

function limitOf(query: URLSearchParams): number | undefined {
  const limit = query.get("limit");
  if (limit === null) return undefined;
  if (!/^\d{1,5}$/.test(limit)) throw validationError("limit must be a whole number from 0 to 10000.");
  return Number(limit);
}

/** A web page must not steer it: neither one whose name was made to point at this machine, nor one of another origin. */
function refuseWebPages(exchange: Exchange): void {
  const host = exchange.header("host") ?? exchange.header(":authority") ?? "";
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    throw new AwsError(403, "AccessDeniedException", "The control port answers to loopback names only.");
  }
  if (exchange.header("origin") !== undefined) {
    throw new AwsError(403, "AccessDeniedException", "The control port does not answer to web pages.");
  }
}
