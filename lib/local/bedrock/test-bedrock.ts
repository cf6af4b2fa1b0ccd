import { BedrockClient } from "@aws-sdk/client-bedrock";
import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { FaultRule } from "./faults.ts";
import type { LocalBedrockOptions } from "./options.ts";
import { startLocalBedrock } from "./server.ts";
import { checkShapes } from "./test-shape-check.ts";

const access = {
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
};

type Access = { region?: string; credentials?: { accessKeyId: string; secretAccessKey: string }; maxAttempts?: number };

/** Every answer is held against the API's shapes. */
export function controlPlaneClient(endpoint: string, given: Access = {}): BedrockClient {
  const client = new BedrockClient({ ...access, endpoint, ...given });
  client.middlewareStack.add(checkShapes, { step: "deserialize", priority: "low", name: "checkShapes" });
  return client;
}

/** @param version of HTTP: 2 is what the SDK takes by itself */
export function runtimeClient(endpoint: string, version: 1 | 2, given: Access = {}): BedrockRuntimeClient {
  const handler = version === 1 ? { requestHandler: new NodeHttpHandler() } : {};
  const client = new BedrockRuntimeClient({ ...access, endpoint, ...handler, ...given });
  client.middlewareStack.add(checkShapes, { step: "deserialize", priority: "low", name: "checkShapes" });
  return client;
}

/** A local Bedrock of 22 November 2026 without delays, with SDK clients; `close` ends everything. */
export async function startTestBedrock(options: Partial<LocalBedrockOptions> = {}) {
  const server = await startLocalBedrock({ asOf: "2026-11-22", speed: 0, controlPort: 0, ...options });
  const bedrock = controlPlaneClient(server.url);
  const http1 = runtimeClient(server.url, 1);
  const http2 = runtimeClient(server.url, 2);
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${server.controlUrl}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return {
    url: server.url,
    bedrock,
    http1,
    http2,
    control,
    async setFaults(...rules: FaultRule[]) {
      const answer = await control("PUT", "/faults", { rules });
      if (!answer.ok) throw new Error(await answer.text());
    },
    ledger: async (): Promise<LedgerReport> => (await control("GET", "/ledger")).json(),
    async close() {
      for (const client of [bedrock, http1, http2]) client.destroy();
      await server.close();
    },
  };
}

export type LedgerReport = {
  calls: Array<Record<string, string | number | null>>;
  totals: Record<string, number>;
  profiles: Array<Record<string, string | number | null>>;
};

export function userMessage(text: string) {
  return { role: "user" as const, content: [{ text }] };
}

/** All events of a stream; `error` is what ended it early. */
export async function collectStream(client: BedrockRuntimeClient, input: ConverseStreamCommandInput) {
  const events: ConverseStreamOutput[] = [];
  let error: unknown = null;
  try {
    const { stream } = await client.send(new ConverseStreamCommand(input));
    for await (const event of stream ?? []) events.push(event);
  } catch (caught) {
    error = caught;
  }
  const deltas = events.flatMap((event) => event.contentBlockDelta ?? []).map((event) => event.delta?.text ?? "");
  return { events, kinds: events.map((event) => Object.keys(event)[0]), deltas, text: deltas.join(""), error };
}
