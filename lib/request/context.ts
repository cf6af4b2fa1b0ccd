import "server-only";
import { randomUUID } from "node:crypto";
import { connection } from "next/server";
import { type Actor, localActor } from "@/lib/auth/permissions";
import { parseArn } from "@/lib/bedrock/arn";
import { type Bedrock, bedrock, withHome } from "@/lib/bedrock/connection";
import type { BedrockGateway } from "@/lib/bedrock/gateway";
import type { LocalControl } from "@/lib/bedrock/local-control";
import { currentConfig } from "@/lib/config/file";
import type { Config } from "@/lib/config/schema";
import { type Database, getDatabase } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type JobSender, jobSender } from "@/lib/jobs/client";

/** Who asks, and the means to answer. Made only here, so that a verb called by nobody does not compile. */
export interface RequestContext {
  actor: Actor;
  db: Database;
  /** Bedrock in the home Region. */
  bedrock: BedrockGateway;
  /** Bedrock in one of the configured Regions. @throws AppError `invalid_input` for any other */
  bedrockIn: (region: string) => BedrockGateway;
  /** Bedrock in the Region that an ARN carries; in the home Region for an ID. @throws AppError as `bedrockIn` */
  bedrockFor: (arnOrId: string) => BedrockGateway;
  /** Durable work on the console's own database. */
  jobs: JobSender;
  /** Steers the local Bedrock; null where there is none. */
  localControl: LocalControl | null;
  bedrockInfo: Bedrock["info"];
  /** What the organisation set in its `CONFIG_FILE`. */
  config: Config;
  /** What is wrong with that file while its last good content holds; null when all is well. */
  configProblem: string | null;
  /** Our own id of this request, in every log line and error. */
  requestId: string;
}

/** The context of a page. Pages are rendered per request: each needs its own CSP nonce. */
export async function pageContext(): Promise<RequestContext> {
  await connection();
  return requireContext();
}

/** The context of an action or a route handler. @throws AppError `unavailable` when the database is out of reach */
export async function requireContext(): Promise<RequestContext> {
  return contextOf(localActor);
}

/**
 * The context of work that goes on after its request, on behalf of the one who asked for it.
 *
 * @throws AppError `unavailable` when the database is out of reach
 */
export async function contextOf(actor: Actor): Promise<RequestContext> {
  const settings = await currentConfig();
  const { gateway, gatewayIn, localControl, info } = bedrock();
  const region = info.region ?? (await regionIfConfigured(gateway));
  const regions = withHome(region, info.regions);
  return {
    actor,
    db: await openDatabase(),
    ...regionalBedrock({ home: region, gateway, regions, gatewayIn }),
    jobs: jobSender,
    localControl,
    config: settings.config,
    configProblem: settings.problem,
    bedrockInfo: { ...info, region, regions },
    requestId: randomUUID(),
  };
}

/**
 * Bedrock by Region. Only configured Regions are reached: a Region out of somebody's link would otherwise decide which
 * host is sent signed requests.
 */
export function regionalBedrock({
  home,
  gateway,
  regions,
  gatewayIn,
}: {
  home: string | null;
  gateway: BedrockGateway;
  regions: string[];
  gatewayIn: (region: string) => BedrockGateway;
}): Pick<RequestContext, "bedrock" | "bedrockIn" | "bedrockFor"> {
  const bedrockIn = (region: string) => {
    if (region === home) return gateway;
    if (regions.includes(region)) return gatewayIn(region);
    throw new AppError("invalid_input", `The console is not set up for the Region ${region}: add it to REGIONS.`);
  };
  const bedrockFor = (arnOrId: string) => {
    const region = parseArn(arnOrId)?.region;
    return region ? bedrockIn(region) : gateway;
  };
  return { bedrock: gateway, bedrockIn, bedrockFor };
}

async function openDatabase(): Promise<Database> {
  try {
    return await getDatabase();
  } catch (cause) {
    throw new AppError("unavailable", "The console's own database is not available right now.", { cause });
  }
}

/** A missing Region is reported by the calls that need it, not by every page. */
async function regionIfConfigured(gateway: BedrockGateway): Promise<string | null> {
  try {
    return await gateway.region();
  } catch (error) {
    if (error instanceof AppError && error.code === "credentials") return null;
    throw error;
  }
}
