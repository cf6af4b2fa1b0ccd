import { describe, expect, it } from "vitest";
import { profileNameSchema } from "@/lib/profiles/schema";
import { suggestName, toSlug } from "@/lib/profiles/suggest-name";

describe("toSlug", () => {
  it.each([
    ["Customer Service", "customer-service"],
    ["Claude Sonnet 4.5", "claude-sonnet-4-5"],
    ["  R&D / Zürich  ", "r-d-zurich"],
    ["--__--", ""],
    ["", ""],
    ["日本", ""],
  ])("turns %j into %j", (text, expected) => {
    expect(toSlug(text)).toBe(expected);
  });
});

const parts = { team: "Customer Service", application: "", environment: "prod", modelName: "Nova 2 Lite" };

describe("suggestName", () => {
  it.each([
    [parts, "customer-service-prod-nova-2-lite"],
    [{ ...parts, application: "Chat" }, "customer-service-chat-prod-nova-2-lite"],
    [{ ...parts, environment: "" }, "customer-service-nova-2-lite"],
    [{ ...parts, modelName: null }, "customer-service-prod"],
    [{ ...parts, team: " " }, ""],
    [{ ...parts, team: "a".repeat(50) }, `${"a".repeat(50)}-prod`],
    [{ ...parts, team: "a".repeat(63) }, "a".repeat(63)],
    [{ ...parts, team: "a".repeat(90) }, "a".repeat(64)],
  ])("suggests for %j", (input, expected) => {
    expect(suggestName(input)).toBe(expected);
  });

  it("never suggests what the name's own rule refuses", () => {
    const teams = ["Team A - Chat", "x", "Ünïcode & co", "a__b--c", "9 to 5", "a".repeat(200)];
    for (const team of teams) {
      for (const modelName of ["Llama 3.1 70B Instruct", "Pixtral Large (25.02)", null]) {
        const name = suggestName({ team, application: "é/è", environment: "pre-prod!", modelName });
        expect(profileNameSchema.safeParse(name).success, name).toBe(true);
      }
    }
  });
});
