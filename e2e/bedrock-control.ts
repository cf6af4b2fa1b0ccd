import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { rulesSchema } from "../lib/local/bedrock/faults";
import type { Ledger } from "../lib/local/bedrock/ledger";

/** Steers the stand-in that the server under test talks to. */
export class BedrockControl {
  /** Makes the operations fail as the rules say, until the end of the test. Replaces earlier rules. */
  async faults(rules: z.input<typeof rulesSchema>["rules"]): Promise<void> {
    await send("PUT", "/faults", { rules });
  }

  /** Every call the stand-in received since the test began: what was done, and what would be billed. */
  async ledger(): Promise<ReturnType<Ledger["report"]>> {
    const response = await send("GET", "/ledger");
    return response.json();
  }

  async reset(): Promise<void> {
    await send("DELETE", "/faults");
    await send("DELETE", "/ledger");
  }
}

async function send(method: string, path: string, body?: object): Promise<Response> {
  const address = readFileSync(join(process.env.E2E_DATA_DIR ?? "", "local-bedrock-control-url"), "utf8");
  const response = await fetch(`${address}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok)
    throw new Error(`${method} ${path} on the local Bedrock: ${response.status} ${await response.text()}`);
  return response;
}
