import { describe, expect, it } from "vitest";
import { completeOptions, OptionError, parseCommandLine } from "./options.ts";

describe("parseCommandLine", () => {
  it("reads every option", () => {
    const line =
      "--port 0 --host ::1 --region eu-west-1 --account 123456789012 --seed 7 --speed 2.5 --as-of 2025-12-08 --profiles 9 --quota 10 --state s.json --control-port 8 --exit-with-stdin --limits off --limit amazon.nova-lite-v1:0=2000 --limit *=30 --latency-factor team-a=1.2";
    expect(parseCommandLine(line.split(" "))).toEqual({
      exitWithStdin: true,
      options: {
        port: 0,
        host: "::1",
        region: "eu-west-1",
        account: "123456789012",
        seed: 7,
        speed: 2.5,
        asOf: "2025-12-08",
        profiles: 9,
        quota: 10,
        state: "s.json",
        controlPort: 8,
        accessRules: null,
        limits: "off",
        tokensPerMinute: { "amazon.nova-lite-v1:0": 2000, "*": 30 },
        latencyFactors: { "team-a": 1.2 },
      },
    });
  });

  it("needs nothing but a port", () => {
    const { options, exitWithStdin } = parseCommandLine(["--port", "8080"]);
    expect(options).toEqual({ ...completeOptions({}), port: 8080 });
    expect(exitWithStdin).toBe(false);
  });

  it.each([
    ["", /^--port is needed: give a port, or 0 for a free one\.$/],
    ["--port 70000", /^--port must be a whole number from 0 to 65535\.$/],
    ["--port 80x", /^--port must be a whole number/],
    ["--port 0 --region mars-1", /^--region mars-1 is not a Region of the catalogue \(af-south-1, /],
    ["--port 0 --profiles 2000", /^--profiles 2000 needs a --quota of at least as many \(now 1000\)\.$/],
    ["--port 0 --as-of 2026-02-30", /^--as-of must be a day such as 2025-12-08\.$/],
    ["--port 0 --speed=-1", /^--speed must be a number/],
    ["--port 0 --account 123", /^--account must be a 12-digit AWS account ID\.$/],
    ["--port 0 --colour", /^Unknown option '--colour'/],
    ["--port", /argument missing/],
    ["0", /^Unexpected argument '0'/],
  ])("refuses %j in one sentence", (line, sentence) => {
    const parse = () => parseCommandLine(line.split(" ").filter((word) => word !== ""));
    expect(parse).toThrow(OptionError);
    expect(parse).toThrow(sentence);
  });
});
