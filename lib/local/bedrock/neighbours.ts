import { AwsError, unknownOperation } from "./aws-error.ts";
import type { ErrorForm } from "./error-form.ts";
import { type Exchange, parseJson } from "./exchange.ts";
import { type Fault, failedEarly, findFault, type Operation } from "./faults.ts";
import { callerIdentity } from "./sts.ts";
import { answerTaggingApi, isTaggingOperation, taggingDemands } from "./tagging-api.ts";
import type { World } from "./world.ts";

const bodyLimitBytes = 1_000_000;
const taggingTarget = "ResourceGroupsTaggingAPI_20170126.";

/** How the service asked for reports errors: they share the path `/`. */
export function errorFormOf(exchange: Exchange): ErrorForm {
  if (exchange.path !== "/") return "rest-json";
  if (exchange.header("x-amz-target") !== undefined) return "json-1.1";
  const isForm = exchange.header("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  return isForm || exchange.query.has("Action") ? "query-xml" : "rest-json";
}

/**
 * Answers the services beside Bedrock that share its port: the Resource Groups Tagging API (JSON 1.1) and
 * GetCallerIdentity of STS (query and XML).
 *
 * @throws AwsError
 */
export async function answerNeighbour(world: World, exchange: Exchange): Promise<void> {
  const target = exchange.header("x-amz-target");
  if (target !== undefined) return answerTagging(world, exchange, target);
  const text = await exchange.readText(bodyLimitBytes);
  if (exchange.errorForm !== "query-xml") throw unknownOperation();

  const action = exchange.query.get("Action") ?? new URLSearchParams(text).get("Action") ?? "";
  if (!["GET", "POST"].includes(exchange.method) || action !== "GetCallerIdentity") {
    throw new AwsError(400, "InvalidAction", `Could not find operation ${action.slice(0, 100)} for version 2011-06-15`);
  }
  await carryOut(world, exchange, { operation: action, action: "sts:GetCallerIdentity" }, async () => {
    exchange.sendText(200, "text/xml", callerIdentity(world.access.principalArn(exchange.caller), exchange.requestId));
  });
}

async function answerTagging(world: World, exchange: Exchange, target: string): Promise<void> {
  const operation = target.startsWith(taggingTarget) ? target.slice(taggingTarget.length) : "";
  const text = await exchange.readText(bodyLimitBytes);
  if (exchange.method !== "POST" || !isTaggingOperation(operation)) throw unknownOperation();
  const body = parseJson(text);
  await carryOut(world, exchange, { operation, action: `tag:${operation}` }, async (faults) => {
    world.access.authorize(exchange.caller, taggingDemands(world, operation, body));
    const answer = await answerTaggingApi(world, operation, { body, faults });
    if (findFault(faults, "drop-response")) return exchange.destroyConnection();
    exchange.sendJson(200, answer, { "content-type": "application/x-amz-json-1.1" });
  });
}

async function carryOut(
  world: World,
  exchange: Exchange,
  { operation, action }: { operation: Operation; action: string },
  run: (faults: Fault[]) => Promise<void>,
): Promise<void> {
  world.ledger.count(operation);
  const faults = world.faults.take({
    operation,
    region: world.options.region,
    identifiers: [],
    access: { principalArn: world.access.principalArn(exchange.caller), action, resource: "*" },
  });
  if (!(await failedEarly(exchange, faults))) await run(faults);
}
