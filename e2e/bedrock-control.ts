import {
  BedrockClient,
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  ListInferenceProfilesCommand,
} from "@aws-sdk/client-bedrock";
import type { z } from "zod";
import type { rulesSchema } from "../lib/local/bedrock/faults";
import type { Ledger } from "../lib/local/bedrock/ledger";
import { bedrockAddress } from "./console";

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

  /** Moves the day whose catalogue is served, and gives models an end, until the end of the test. */
  async calendar(calendar: { asOf?: string; endsOfLife?: Record<string, string> }): Promise<void> {
    await send("PUT", "/calendar", calendar);
  }

  /** Names of the application profiles there are, whatever the console shows. */
  async applicationProfiles(): Promise<string[]> {
    const { inferenceProfileSummaries = [] } = await sdk().send(listApplication());
    return inferenceProfileSummaries.map(({ inferenceProfileName = "" }) => inferenceProfileName);
  }

  /** Deletes every application profile of the Regions that the console shows, as another user of the account could. */
  async deleteApplicationProfiles(): Promise<void> {
    await Promise.all(
      ["us-east-1", "eu-west-1", "ap-northeast-1"].map(async (region) => {
        const client = sdk(region);
        const { inferenceProfileSummaries = [] } = await client.send(listApplication());
        for (const { inferenceProfileArn } of inferenceProfileSummaries) {
          await client.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: inferenceProfileArn }));
        }
      }),
    );
  }

  /** Copies a system profile without the console. @returns the new profile's ID */
  async copyProfile(name: string, systemProfileId: string): Promise<string> {
    const { inferenceProfileArn } = await sdk().send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: name,
        modelSource: { copyFrom: `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${systemProfileId}` },
        tags: [{ key: "team", value: "journeys" }],
      }),
    );
    return inferenceProfileArn?.split("/").at(-1) ?? "";
  }

  async reset(): Promise<void> {
    await send("DELETE", "/faults");
    await send("DELETE", "/ledger");
    await send("DELETE", "/calendar");
  }
}

function listApplication(): ListInferenceProfilesCommand {
  return new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 1000 });
}

function sdk(region = "us-east-1"): BedrockClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new BedrockClient({ region, endpoint: bedrockAddress("local-bedrock-url"), credentials });
}

async function send(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(`${bedrockAddress("local-bedrock-control-url")}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} on the local Bedrock: ${response.status} ${await response.text()}`);
  return response;
}
