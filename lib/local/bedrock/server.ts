import { AwsError, isAwsError } from "./aws-error.ts";
import { catalogueFor } from "./catalogue.ts";
import { answerControlPlane } from "./control-plane.ts";
import { startControlPort } from "./control-port.ts";
import { Exchange, parseJson } from "./exchange.ts";
import { Faults, failedEarly, findFault } from "./faults.ts";
import { Ledger } from "./ledger.ts";
import { listen } from "./listener.ts";
import { completeOptions, type LocalBedrockOptions } from "./options.ts";
import { Pager } from "./pagination.ts";
import { ProfileStore } from "./profile-store.ts";
import { RequestCounter } from "./request-counter.ts";
import { type Route, routeOf } from "./routes.ts";
import { answerRuntime } from "./runtime.ts";
import { seededProfiles } from "./seed-profiles.ts";
import { readState } from "./state-file.ts";
import { isJsonObject } from "./validation.ts";
import type { World } from "./world.ts";

const bodyLimitBytes = 1_000_000;

/**
 * Starts a local Bedrock: control plane and runtime on one port, faults and ledger on another when asked for.
 *
 * @throws OptionError, StateFileError, or the system's error when a port is taken
 */
export async function startLocalBedrock(
  given: Partial<LocalBedrockOptions> = {},
): Promise<{ url: string; controlUrl: string | null; close(): Promise<void> }> {
  const world = await createWorld(completeOptions(given));
  const { options } = world;
  const bedrock = await listen((request, response) => void serve(world, new Exchange(request, response)), options);
  try {
    const control = options.controlPort === null ? null : await startControlPort(world, options.controlPort);
    return {
      url: bedrock.url,
      controlUrl: control?.url ?? null,
      async close() {
        await Promise.all([bedrock.close(), control?.close()]);
        await world.store.flush();
      },
    };
  } catch (error) {
    await bedrock.close();
    throw error;
  }
}

async function createWorld(options: LocalBedrockOptions): Promise<World> {
  const catalogue = catalogueFor(options.region, options.asOf);
  const state = options.state === null ? null : await readState(options.state);
  const seeded = seededProfiles(catalogue, options);
  return {
    options,
    catalogue,
    store: new ProfileStore(options, seeded, state ?? { version: 1, profiles: [], seeded: {} }, options.state),
    pager: new Pager(),
    faults: new Faults(options.seed),
    ledger: new Ledger(),
    requests: new RequestCounter(),
  };
}

/** Answers one request; whatever goes wrong ends as an AWS error, or as a closed connection once an answer has begun. */
async function serve(world: World, exchange: Exchange): Promise<void> {
  try {
    const route = routeOf(exchange.method, exchange.path);
    const isRuntime = route.operation === "Converse" || route.operation === "ConverseStream";
    await (isRuntime ? answerRuntime(world, route, exchange) : serveControlPlane(world, route, exchange));
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
  const text = await exchange.readText(bodyLimitBytes);
  const body = exchange.method === "POST" ? parseJson(text) : undefined;
  const faults = world.faults.take({
    operation: route.operation,
    identifiers: identifiersOf(route, body),
    type: exchange.query.get("type") ?? "SYSTEM_DEFINED",
  });
  if (await failedEarly(exchange, faults)) return;
  const answer = await answerControlPlane(world, { route, query: exchange.query, body });
  if (findFault(faults, "drop-response")) return exchange.destroyConnection();
  exchange.sendJson(answer.status, answer.body);
}

/** Names the call's profile goes by: as given, and the ID at the end of an ARN. */
function identifiersOf(route: Route, body: unknown): string[] {
  const { resourceARN, inferenceProfileName } = isJsonObject(body) ? body : {};
  const given = [route.identifier, resourceARN, inferenceProfileName].filter((name) => typeof name === "string");
  return given.flatMap((name) => [name, name.slice(name.lastIndexOf("/") + 1)]);
}
