import { afterEach, describe, expect, it, vi } from "vitest";
import { connect } from "@/lib/bedrock/connection";
import { parseEnv } from "@/lib/env";
import { startLocalBedrock } from "@/lib/local/bedrock/server";

afterEach(() => vi.unstubAllEnvs());

describe("connect", () => {
  it("uses nothing of the user's AWS environment in local mode", async () => {
    const server = await startLocalBedrock({ speed: 0 });
    const foreign = {
      AWS_PROFILE: "broken-profile",
      AWS_ACCESS_KEY_ID: "AKIAFOREIGN",
      AWS_SECRET_ACCESS_KEY: "foreign",
      AWS_SESSION_TOKEN: "foreign",
      AWS_BEARER_TOKEN_BEDROCK: "foreign-token",
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_ENDPOINT_URL_BEDROCK: "http://127.0.0.1:9",
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://127.0.0.1:9",
      AWS_USE_FIPS_ENDPOINT: "true",
      AWS_CONFIG_FILE: "/nonexistent/config",
    };
    for (const [name, value] of Object.entries(foreign)) vi.stubEnv(name, value);
    const { gateway, info } = connect(parseEnv({ LOCAL_BEDROCK_URL: server.url }));
    const { profiles, error } = await gateway.listInferenceProfiles("SYSTEM_DEFINED");
    await server.close();
    expect(error).toBeNull();
    expect(profiles.length).toBeGreaterThan(40);
    expect(profiles[0]?.profileArn).toContain(":us-east-1:");
    expect(info).toEqual({
      mode: "local",
      region: "us-east-1",
      regions: ["us-east-1", "eu-west-1", "ap-northeast-1"],
      endpointOverride: null,
    });
  });

  it("shows an endpoint that the environment overrides in aws mode", () => {
    const settings = parseEnv({
      BEDROCK: "aws",
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL_BEDROCK: "http://127.0.0.1:9",
    });
    expect(connect(settings).info).toEqual({
      mode: "aws",
      region: "eu-west-1",
      regions: ["eu-west-1"],
      endpointOverride: "http://127.0.0.1:9",
    });
  });

  it("has one gateway for each Region, and begins with the home Region", async () => {
    const settings = parseEnv({ LOCAL_BEDROCK_URL: "http://127.0.0.1:9", REGIONS: "eu-west-1, eu-central-1" });
    const { gateway, gatewayIn, info } = connect(settings);
    expect(info.regions).toEqual(["us-east-1", "eu-west-1", "eu-central-1"]);
    expect(gatewayIn("us-east-1")).toBe(gateway);
    expect(gatewayIn("eu-west-1")).toBe(gatewayIn("eu-west-1"));
    expect(await gatewayIn("eu-west-1").region()).toBe("eu-west-1");
  });

  it("takes the first of the Regions for home where no other is set", () => {
    const { info } = connect(parseEnv({ BEDROCK: "aws", REGIONS: "eu-west-1,us-east-1" }));
    expect(info).toMatchObject({ region: "eu-west-1", regions: ["eu-west-1", "us-east-1"] });
  });
});
