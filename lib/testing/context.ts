import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Role } from "@/lib/auth/permissions";
import { BedrockGateway } from "@/lib/bedrock/gateway";
import { LocalControl } from "@/lib/bedrock/local-control";
import { type Config, defaultConfig } from "@/lib/config/schema";
import { startLocalBedrock } from "@/lib/local/bedrock/server";
import { type RequestContext, regionalBedrock } from "@/lib/request/context";
import { testDatabase } from "@/lib/testing/database";

type LocalOptions = NonNullable<Parameters<typeof startLocalBedrock>[0]>;

/** One invocation as the stand-in saw it; `…Ns` are decimal nanoseconds of the machine's monotonic clock. */
interface LedgerCall {
  requestId: string;
  modelId: string;
  outcome: "finished" | "aborted" | "failed";
  startedNs: string;
  endedNs: string | null;
  firstContentSentNs: string | null;
}

export interface TestContext extends RequestContext {
  /** Sets the stand-in's fault rules. */
  faults(rules: Record<string, unknown>[]): Promise<void>;
  /** The jobs that were sent, in order; none of them runs. */
  sent: { queue: string; data: object; key: string }[];
  /** Moves the day whose catalogue the stand-in serves, and gives models an end. */
  calendar(calendar: { asOf?: string; endsOfLife?: Record<string, string> }): Promise<void>;
  /** What the stand-in was asked to invoke, and how often each other operation was called. */
  ledger(): Promise<{ calls: LedgerCall[]; operations: Record<string, number> }>;
}

/** The day that tests live on, so that they do not rot as models retire. */
export const testDay = "2026-11-22";

/** A context over an empty database and a local Bedrock of its own, reached over HTTP as in production. */
export async function testContext({
  role = "admin",
  local = {},
  config = defaultConfig,
  regions = ["us-east-1"],
}: {
  role?: Role;
  local?: Partial<LocalOptions>;
  config?: Config;
  /** The configured Regions, the home Region first. */
  regions?: string[];
} = {}) {
  const server = await startLocalBedrock({ speed: 0, asOf: testDay, controlPort: 0, ...local });
  onTestFinished(() => server.close());
  const [home = "us-east-1"] = regions;
  const made = new Map(regions.map((region) => [region, gatewayTo(server.url, region)]));
  const gatewayIn = (region: string) => made.get(region) ?? gatewayTo(server.url, region);
  const sent: TestContext["sent"] = [];
  const ctx: TestContext = {
    actor: { id: `test-${role}`, name: "Test", role },
    db: await testDatabase(),
    ...regionalBedrock({ home, gateway: gatewayIn(home), regions, gatewayIn }),
    jobs: {
      send: async (queue, data, { key }) => {
        sent.push({ queue: queue.name, data, key });
        return true;
      },
    },
    sent,
    localControl: server.controlUrl === null ? null : new LocalControl(server.controlUrl),
    config,
    configProblem: null,
    bedrockInfo: { mode: "local", region: home, regions, endpointOverride: null },
    requestId: randomUUID(),
    faults: async (rules) => {
      const answer = await fetch(`${server.controlUrl}/faults`, { method: "PUT", body: JSON.stringify({ rules }) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    calendar: async (calendar) => {
      const answer = await fetch(`${server.controlUrl}/calendar`, { method: "PUT", body: JSON.stringify(calendar) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    ledger: async () => (await fetch(`${server.controlUrl}/ledger`)).json(),
  };
  return ctx;
}

/** A gateway with the fixed dummy credentials of local mode. */
export function gatewayTo(endpoint: string, region = "us-east-1"): BedrockGateway {
  return new BedrockGateway({
    region,
    endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}
