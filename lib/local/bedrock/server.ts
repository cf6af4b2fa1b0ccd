import { readAccessRules } from "./access-rules-file.ts";
import { controlPlaneDemands } from "./authorization.ts";
import { AwsError, isAwsError } from "./aws-error.ts";
import { answerControlPlane } from "./control-plane.ts";
import { startControlPort } from "./control-port.ts";
import { Exchange, parseJson } from "./exchange.ts";
import { failedEarly, findFault } from "./faults.ts";
import { listen } from "./listener.ts";
import { answerNeighbour, errorFormOf } from "./neighbours.ts";
import { completeOptions, type LocalBedrockOptions, OptionError } from "./options.ts";
import { type Route, routeOf } from "./routes.ts";
import { answerRuntime, isRuntimeOperation } from "./runtime.ts";
import { emptyState, readState } from "./state-file.ts";
import { lockState } from "./state-lock.ts";
import { isJsonObject } from "./validation.ts";
import type { World } from "./world.ts";
import { Worlds } from "./worlds.ts";

const bodyLimitBytes = 1_000_000;

export type LocalBedrock = { url: string; controlUrl: string | null; close(): Promise<void> };

/**
 * Starts a local Bedrock: control plane and runtime on one port, faults and ledger on another when asked for.
 *
 * @throws OptionError, StateFileError, or the system's error when a port is taken
 */
export async function startLocalBedrock(given: Partial<LocalBedrockOptions> = {}): Promise<LocalBedrock> {
  const options = completeOptions(given);
  const lock = options.state === null ? null : lockState(options.state);
  try {
    const server = await open(options);
    return {
      ...server,
      async close() {
        await server.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function open(options: LocalBedrockOptions): Promise<LocalBedrock> {
  const worlds = new Worlds(options, options.state === null ? emptyState() : await readState(options.state));
  if (options.accessRules !== null) await setAccessRules(worlds, options.accessRules);
  const bedrock = await listen((request, response) => void serve(worlds, new Exchange(request, response)), options);
  try {
    const { controlPort } = options;
    const control =
      controlPort === null ? null : await startControlPort(worlds, { port: controlPort, url: bedrock.url });
    return {
      url: bedrock.url,
      controlUrl: control?.url ?? null,
      async close() {
        await Promise.all([bedrock.close(), control?.close()]);
        await worlds.shelf.flush();
      },
    };
  } catch (error) {
    await bedrock.close();
    throw error;
  }
}

async function setAccessRules(worlds: Worlds, file: string): Promise<void> {
  const rules = await readAccessRules(file);
  await worlds.home.access.set(rules).catch((cause: unknown) => {
    throw isAwsError(cause)
      ? new OptionError(`The access rules ${file} are refused: ${cause.message}`, { cause })
      : cause;
  });
}

/** Answers one request; whatever goes wrong ends as an AWS error, or as a closed connection once an answer has begun. */
async function serve(worlds: Worlds, exchange: Exchange): Promise<void> {
  try {
    exchange.errorForm = errorFormOf(exchange);
    const { caller } = exchange;
    const world = caller.region === null ? worlds.home : worlds.in(caller.region);
    world.access.authenticate(caller);
    if (exchange.path === "/") return await answerNeighbour(world, exchange);
    const route = routeOf(exchange.method, exchange.path);
    await (isRuntimeOperation(route.operation)
      ? answerRuntime(world, route, exchange)
      : serveControlPlane(world, route, exchange));
  } catch (error) {
    if (exchange.clientGone.aborted) return;
    if (!isAwsError(error)) console.error(error);
    if (exchange.hasStarted) return exchange.destroyConnection();
    exchange.sendError(
      isAwsError(error) ? error : new AwsError(500, "InternalServerException", "The local Bedrock failed."),
    );
  }
}

async function serveControlPlane(world: World, route: Route, exchange: Exchange): Promise<void> {
  world.ledger.count(route.operation);
  const text = await exchange.readText(bodyLimitBytes);
  const body = exchange.method === "POST" ? parseJson(text) : undefined;
  const demands = controlPlaneDemands(world, route, body);
  const [{ action, resource } = { action: "", resource: "*" }] = demands;
  const faults = world.faults.take({
    operation: route.operation,
    region: world.options.region,
    identifiers: identifiersOf(route, body),
    access: { principalArn: world.access.principalArn(exchange.caller), action, resource },
    type: exchange.query.get("type") ?? "SYSTEM_DEFINED",
  });
  if (await failedEarly(exchange, faults)) return;
  world.access.authorize(exchange.caller, demands);
  const answer = await answerControlPlane(world, { route, query: exchange.query, body, faults });
  if (findFault(faults, "drop-response")) return exchange.destroyConnection();
  exchange.sendJson(answer.status, answer.body);
}

/** Names the call's profile goes by: as given, and the ID at the end of an ARN. */
function identifiersOf(route: Route, body: unknown): string[] {
  const { resourceARN, inferenceProfileName } = isJsonObject(body) ? body : {};
  const given = [route.identifier, resourceARN, inferenceProfileName].filter((name) => typeof name === "string");
  return given.flatMap((name) => [name, name.slice(name.lastIndexOf("/") + 1)]);
}
