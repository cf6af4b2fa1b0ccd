import { z } from "zod";
import { AwsError, isAwsError, validationError } from "./aws-error.ts";
import { Exchange, parseJson } from "./exchange.ts";
import { rulesSchema } from "./faults.ts";
import { type Listener, listen } from "./listener.ts";
import type { World } from "./world.ts";

const bodyLimitBytes = 5_000_000;

/** Serves `/faults` and `/ledger`, to this machine only. */
export function startControlPort(world: World, port: number): Promise<Listener> {
  return listen((request, response) => void serve(world, new Exchange(request, response)), {
    port,
    host: "127.0.0.1",
  });
}

async function serve(world: World, exchange: Exchange): Promise<void> {
  try {
    const text = await exchange.readText(bodyLimitBytes);
    exchange.sendJson(200, answer(world, exchange, text));
  } catch (error) {
    if (exchange.clientGone.aborted) return;
    if (!isAwsError(error)) console.error(error);
    exchange.sendError(
      isAwsError(error) ? error : new AwsError(500, "InternalServerException", "The local Bedrock failed."),
    );
  }
}

function answer(world: World, exchange: Exchange, text: string): object {
  refuseForeignHost(exchange);
  switch (`${exchange.method} ${exchange.path}`) {
    case "GET /faults":
      return { rules: world.faults.list() };
    case "PUT /faults":
      world.faults.set(readRules(text));
      return { rules: world.faults.list() };
    case "DELETE /faults":
      world.faults.set([]);
      return { rules: [] };
    case "GET /ledger":
      return world.ledger.report();
    case "DELETE /ledger":
      world.ledger.clear();
      return world.ledger.report();
    default:
      throw new AwsError(404, "UnknownOperationException", "Use GET, PUT or DELETE /faults, GET or DELETE /ledger.");
  }
}

function readRules(text: string) {
  const parsed = rulesSchema.safeParse(parseJson(text));
  if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
  return parsed.data.rules;
}

/** A web page whose name was made to point at this machine must not steer it. */
function refuseForeignHost(exchange: Exchange): void {
  const host = exchange.header("host") ?? exchange.header(":authority") ?? "";
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    throw new AwsError(403, "AccessDeniedException", "The control port answers to loopback names only.");
  }
}
