import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { NodeHttpHandler } from "@smithy/node-http-handler";

export interface GatewayOptions {
  /** Undefined: the SDK's standard chain decides. */
  region: string | undefined;
  /** Undefined: AWS's own, or what the SDK reads from the environment. */
  endpoint: string | undefined;
  /** Undefined: the SDK's standard chain decides. Given: nothing else of the AWS environment is used either. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
}

/** Settings that the SDK would otherwise look up in the environment and in the user's AWS files. */
const isolated = {
  authSchemePreference: ["sigv4"],
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  defaultsMode: "standard" as const,
  userAgentAppId: "profile-console",
};

function controlHandler(): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: true, maxSockets: 50 },
    httpsAgent: { keepAlive: true, maxSockets: 50 },
  });
}

/** The clients of one Region, each with sockets of its own. */
export function makeClients({ region, endpoint, credentials }: GatewayOptions) {
  const shared = {
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    ...(credentials && { ...isolated, credentials }),
    retryMode: "standard",
  };
  const control = new BedrockClient({ ...shared, maxAttempts: 3, requestHandler: controlHandler() });
  const tagging = new ResourceGroupsTaggingAPIClient({ ...shared, maxAttempts: 3, requestHandler: controlHandler() });
  // HTTP/1.1: the default HTTP/2 handler ends a broken or aborted stream without an error. One attempt: a hidden
  // retry would count as latency, and may be billed twice. The service sets its own idle and total time limits.
  const runtime = new BedrockRuntimeClient({
    ...shared,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 5_000,
      httpAgent: { keepAlive: true, maxSockets: 1_000 },
      httpsAgent: { keepAlive: true, maxSockets: 1_000 },
    }),
  });
  return { control, tagging, runtime };
}
