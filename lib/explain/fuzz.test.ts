import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeCases, otherCases } from "@/lib/explain/code-cases";
import { errorCases } from "@/lib/explain/error-cases";
import { explain, maxTextLength } from "@/lib/explain/explain";
import { looksExplainable } from "@/lib/explain/looks-explainable";
import { resolveIdentifiers } from "@/lib/explain/resolve";

const known = [
  ...errorCases.map(([text]) => text),
  ...codeCases.map(([text]) => text),
  ...otherCases.map(([, text]) => text),
];
const listed = { profiles: [], regions: ["us-east-1"] };

function isWhole(text: string): void {
  const explanation = explain(text);
  looksExplainable(text);
  expect(explanation.headline).not.toBe("");
  expect(new Set(explanation.diagnoses.map(({ id }) => id)).size).toBe(explanation.diagnoses.length);
  expect(resolveIdentifiers(explanation.identifiers, listed)).toHaveLength(explanation.identifiers.length);
}

describe("explain, given anything", () => {
  it("never throws on noise", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), isWhole), { numRuns: 300 });
  });

  it("never throws on known texts cut, joined and mixed with noise", () => {
    const cut = fc
      .tuple(fc.constantFrom(...known), fc.nat(), fc.nat())
      .map(([text, from, to]) => text.slice(from % (text.length + 1)).slice(0, to % (text.length + 1)));
    const mixture = fc.array(fc.oneof(cut, fc.string({ maxLength: 40 })), { maxLength: 6 });
    fc.assert(
      fc.property(mixture, (pieces) => isWhole(pieces.join(""))),
      { numRuns: 500 },
    );
  });

  it.each([
    "arn:aws:bedrock:",
    "arn:aws:bedrock:us-east-1::foundation-model/",
    "arn%3Aaws%3A",
    "User: ",
    "User: a is not authorized to perform: ",
    "us.",
    "us.amazon.a",
    "aws --x y ",
    "aws --x=y bedrock ",
    "model_id ",
    "copyFrom: ",
    "description ",
    "does not support the ",
    "max_tokens ",
    "{",
    '{"Statement":',
    "AKIA",
    "a-",
    "0".repeat(11),
    "\n",
    " ",
    "client('bedrock') ",
    "request id: ",
  ])("reads 100 kB of %j in proportion to its length", (piece) => {
    const text = piece.repeat(Math.ceil(maxTextLength / piece.length));
    const startedAt = performance.now();
    isWhole(text);
    // Some 20 ms are usual; a pattern that backtracks takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
