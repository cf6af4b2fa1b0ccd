import { BedrockClient, CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import pLimit from "p-limit";

interface Place {
  region: string;
  /** What is copied there. */
  source: string;
}

/** Where the stand-in makes its own profiles up. */
export const home: Place = { region: "us-east-1", source: "us.amazon.nova-lite-v1:0" };
export const others: Place[] = [
  { region: "eu-west-1", source: "eu.amazon.nova-lite-v1:0" },
  { region: "ap-northeast-1", source: "apac.amazon.nova-lite-v1:0" },
];
export const regionCount = 1 + others.length;

const teams = ["search", "finance", "logistics", "marketing", "support"];

/** Application profiles with tags, numbered from `start`. @throws as soon as one of them is refused */
export async function fill(endpoint: string, { region, source }: Place, start: number, end: number): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new BedrockClient({ region, endpoint, credentials });
  const limit = pLimit(16);
  const create = (number: number) => {
    const team = teams[number % teams.length] ?? "";
    const environment = number % 2 ? "prod" : "staging";
    return client.send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: `${team}-${environment}-${`${number}`.padStart(4, "0")}`,
        modelSource: { copyFrom: `arn:aws:bedrock:${region}:000000000000:inference-profile/${source}` },
        tags: [
          { key: "team", value: team },
          { key: "environment", value: environment },
        ],
      }),
    );
  };
  await Promise.all(Array.from({ length: end - start }, (_, place) => limit(() => create(start + place))));
  client.destroy();
}
