import manifest from "@aws-sdk/client-bedrock-runtime/package.json" with { type: "json" };

/** The version of the AWS SDK that calls are made with. */
export const sdkVersion: string = manifest.version;
