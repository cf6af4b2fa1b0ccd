import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";

const local = { LOCAL_BEDROCK_URL: "http://127.0.0.1:9" };

describe("parseEnv", () => {
  it("works with nothing but what the start script sets", () => {
    expect(parseEnv(local)).toMatchObject({ BEDROCK: "local", DATA_DIR: ".data", LOG_LEVEL: "info" });
  });

  it("takes an empty variable for an unset one", () => {
    expect(parseEnv({ ...local, DATABASE_URL: "", AWS_REGION: "" }).DATABASE_URL).toBeUndefined();
  });

  it("reads a list of Regions, each once", () => {
    expect(parseEnv({ ...local, REGIONS: "eu-west-1, us-east-1,eu-west-1" }).REGIONS).toEqual([
      "eu-west-1",
      "us-east-1",
    ]);
  });

  it.each([
    ["BEDROCK", "azure"],
    ["AWS_REGION", "us-east-1.evil.example/"],
    ["REGIONS", "us-east-1;eu-west-1"],
    ["REGIONS", "us-east-1,,eu-west-1"],
    ["REGIONS", "evil.example/"],
    ["DATABASE_URL", "mysql://127.0.0.1/x"],
    ["STREAM_IDLE_TIMEOUT_MS", "soon"],
    ["LOG_LEVEL", "loud"],
    ["AWS_ENDPOINT_URL_BEDROCK", "ftp://127.0.0.1"],
  ])("names %s when it is %j", (name, value) => {
    expect(() => parseEnv({ ...local, [name]: value })).toThrow(new RegExp(`^The setting ${name} is not usable: `));
  });

  it("never prints the wrong value, which may be a secret", () => {
    expect(() => parseEnv({ ...local, DATABASE_URL: "hunter2" })).not.toThrow(/hunter2/);
  });
});
