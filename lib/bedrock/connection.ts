import "server-only";
import { BedrockGateway } from "@/lib/bedrock/gateway";
import { LocalControl } from "@/lib/bedrock/local-control";
import { type Env, env } from "@/lib/env";

export interface Bedrock {
  gateway: BedrockGateway;
  /** Steers the local Bedrock; null where there is none, or without a control port. */
  localControl: LocalControl | null;
  info: {
    mode: Env["BEDROCK"];
    /** The configured Region; null when the SDK's standard chain decides (`gateway.region()`). */
    region: string | null;
    /** An AWS endpoint that the environment overrides, shown so that nobody takes it for AWS. */
    endpointOverride: string | null;
  };
}

export const localRegion = "us-east-1";

/** Connects as the settings say. In local mode nothing of the user's AWS environment is used. */
export function connect(settings: Env): Bedrock {
  if (settings.BEDROCK === "local") {
    const gateway = new BedrockGateway({
      region: localRegion,
      endpoint: settings.LOCAL_BEDROCK_URL,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const control = settings.LOCAL_BEDROCK_CONTROL_URL;
    const localControl = control ? new LocalControl(control) : null;
    return { gateway, localControl, info: { mode: "local", region: localRegion, endpointOverride: null } };
  }
  const override =
    settings.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ?? settings.AWS_ENDPOINT_URL_BEDROCK ?? settings.AWS_ENDPOINT_URL ?? null;
  const gateway = new BedrockGateway({ region: settings.AWS_REGION, endpoint: undefined, credentials: undefined });
  const info = { mode: "aws" as const, region: settings.AWS_REGION ?? null, endpointOverride: override };
  return { gateway, localControl: null, info };
}

const handle: { current?: Bedrock } = {};

/** The process's one connection; its sockets are kept alive between requests. */
export function bedrock(): Bedrock {
  handle.current ??= connect(env());
  return handle.current;
}
