import "server-only";
import type { GatewayOptions } from "@/lib/bedrock/clients";
import { BedrockGateway } from "@/lib/bedrock/gateway";
import { LocalControl } from "@/lib/bedrock/local-control";
import { type Env, env } from "@/lib/env";

export interface Bedrock {
  /** The home Region's. */
  gateway: BedrockGateway;
  /** The gateway of another configured Region; the same one each time. */
  gatewayIn: (region: string) => BedrockGateway;
  /** Steers the local Bedrock; null where there is none, or without a control port. */
  localControl: LocalControl | null;
  info: {
    mode: Env["BEDROCK"];
    /** The configured Region; null when the SDK's standard chain decides (`gateway.region()`). */
    region: string | null;
    /** Every configured Region, the home Region first; empty when only the SDK's standard chain knows one. */
    regions: string[];
    /** An AWS endpoint that the environment overrides, shown so that nobody takes it for AWS. */
    endpointOverride: string | null;
  };
}

export const localRegion = "us-east-1";

/** What the local Bedrock shows without a setting: three geographies, so that routes can be told apart. */
const localRegions = [localRegion, "eu-west-1", "ap-northeast-1"];

/** Connects as the settings say. In local mode nothing of the user's AWS environment is used. */
export function connect(settings: Env): Bedrock {
  if (settings.BEDROCK === "local") {
    const control = settings.LOCAL_BEDROCK_CONTROL_URL;
    return {
      ...gateways(localRegion, {
        endpoint: settings.LOCAL_BEDROCK_URL,
        credentials: { accessKeyId: "local", secretAccessKey: "local" },
      }),
      localControl: control ? new LocalControl(control) : null,
      info: {
        mode: "local",
        region: localRegion,
        regions: withHome(localRegion, settings.REGIONS ?? localRegions),
        endpointOverride: null,
      },
    };
  }
  const override =
    settings.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ?? settings.AWS_ENDPOINT_URL_BEDROCK ?? settings.AWS_ENDPOINT_URL ?? null;
  const home = settings.AWS_REGION ?? settings.REGIONS?.[0] ?? null;
  return {
    ...gateways(home, { endpoint: undefined, credentials: undefined }),
    localControl: null,
    info: {
      mode: "aws",
      region: home,
      regions: withHome(home, settings.REGIONS ?? []),
      endpointOverride: override,
    },
  };
}

/** The Regions once each, the home Region first. */
export function withHome(home: string | null, regions: string[]): string[] {
  return [...new Set(home === null ? regions : [home, ...regions])];
}

/** Each Region's gateway is made when it is first asked for, and kept with its sockets and what it remembers. */
function gateways(home: string | null, options: Omit<GatewayOptions, "region">) {
  const made = new Map<string, BedrockGateway>();
  const gatewayIn = (region: string) => {
    const gateway = made.get(region) ?? new BedrockGateway({ ...options, region });
    made.set(region, gateway);
    return gateway;
  };
  const gateway = home === null ? new BedrockGateway({ ...options, region: undefined }) : gatewayIn(home);
  return { gateway, gatewayIn };
}

const handle: { current?: Bedrock } = {};

/** The process's one connection; its sockets are kept alive between requests. */
export function bedrock(): Bedrock {
  handle.current ??= connect(env());
  return handle.current;
}
