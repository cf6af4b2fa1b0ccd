import { expect, it } from "vitest";
import { looksExplainable } from "@/lib/explain/looks-explainable";

it.each([
  ["nova lite", false],
  ["team=search", false],
  ["arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/06vsfs68yb4g", false],
  ["us.amazon.nova-lite-v1:0\n", false],
  ["ThrottlingException", true],
  ["User: x is not authorized to perform: y", true],
  ['client.converse(modelId="x")', true],
  ['{"Version": "2012-10-17"}', true],
  ["one\ntwo", true],
  ["x".repeat(201), true],
  ["", false],
])("%s: %s", (text, expected) => expect(looksExplainable(text)).toBe(expected));
