import { describe, expect, it } from "vitest";
import { callerOf, refuseSkew } from "./caller.ts";

function caller(headers: Record<string, string>, query = "") {
  return callerOf({ header: (name) => headers[name], query: new URLSearchParams(query) });
}

describe("callerOf", () => {
  it.each([
    ["no signature", {}, "", { accessKeyId: null, region: null, hasBearerToken: false }],
    ["a bearer token", { authorization: "Bearer x" }, "", { accessKeyId: null, region: null, hasBearerToken: true }],
    [
      "a signature",
      { authorization: "AWS4-HMAC-SHA256 Credential=AKIA/20261122/eu-west-1/bedrock/aws4_request, Signature=x" },
      "",
      { accessKeyId: "AKIA", region: "eu-west-1", hasBearerToken: false },
    ],
    [
      "a signed address",
      {},
      "X-Amz-Credential=AKIA%2F20261122%2Fus-west-2%2Fsts%2Faws4_request",
      { accessKeyId: "AKIA", region: "us-west-2", hasBearerToken: false },
    ],
    [
      "a signature for one of several Regions",
      {
        authorization: "AWS4-ECDSA-P256-SHA256 Credential=AKIA/20261122/bedrock/aws4_request, Signature=x",
        "x-amz-region-set": "eu-west-1",
      },
      "",
      { accessKeyId: "AKIA", region: "eu-west-1", hasBearerToken: false },
    ],
    [
      "a signature for every Region",
      {
        authorization: "AWS4-ECDSA-P256-SHA256 Credential=AKIA/20261122/bedrock/aws4_request, Signature=x",
        "x-amz-region-set": "*",
      },
      "",
      { accessKeyId: "AKIA", region: null, hasBearerToken: false },
    ],
  ])("reads %s", (_, headers, query, expected) => {
    expect(caller(headers, query)).toEqual(expected);
  });

  it.each([
    "AWS4-HMAC-SHA256",
    "AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1",
    "AWS4-HMAC-SHA256 Credential=////",
  ])("refuses %j", (authorization) => {
    expect(() => caller({ authorization })).toThrow(/requires 'Credential' parameter/);
  });
});

describe("refuseSkew", () => {
  const now = new Date("2026-11-22T12:00:00Z");

  it.each(["20261122T115500Z", "20261122T120500Z", "20261122T120000Z"])("lets %s pass", (signed) => {
    expect(() => refuseSkew(signed, now)).not.toThrow();
  });

  it("refuses a time that is none", () => {
    expect(() => refuseSkew("nonsense", now)).toThrow("Date must be in ISO-8601 'basic format'. Got 'nonsense'.");
  });

  it("says how far off a signature is, in either direction", () => {
    expect(() => refuseSkew("20261122T115459Z", now)).toThrow(
      "Signature expired: 20261122T115459Z is now earlier than 20261122T115500Z (20261122T120000Z - 5 min.)",
    );
    expect(() => refuseSkew("20261122T120501Z", now)).toThrow(
      "Signature not yet current: 20261122T120501Z is still later than 20261122T120500Z (20261122T120000Z + 5 min.)",
    );
  });
});
