import { describe, expect, it } from "vitest";
import type { ToolOffer } from "./model-request.ts";
import { argumentsFor, cluesIn } from "./tool-arguments.ts";
import { chooseToolCalls } from "./tool-calls.ts";

const object = (properties: object, required = Object.keys(properties)) => ({ type: "object", properties, required });
const tools = [
  { name: "get_weather", description: "Gets the weather of a city", schema: object({ city: { type: "string" } }) },
  {
    name: "sendInvoice",
    description: "Bills a customer",
    schema: object({ customer: {}, amount: { type: "number" } }),
  },
  { name: "do", description: "", schema: object({}) },
];

function called(prompt: string, choice: ToolOffer["choice"] = "auto"): string[] {
  const turns = [{ role: "user" as const, text: prompt, parts: [] }];
  return chooseToolCalls({ turns, offer: { tools, choice } }).map((call) => call.name);
}

describe("chooseToolCalls", () => {
  it.each<[string, string[]]>([
    ["Will the weather hold in Oslo?", ["get_weather"]],
    ["Please run get_weather and sendInvoice", ["get_weather", "sendInvoice"]],
    ["send an invoice to Acme", ["sendInvoice"]],
    ["Bill the customer for the last order", ["sendInvoice"]],
    ["Explain how windows are made", []],
    ["Hi", []],
    ["", []],
    ["please do", ["do"]],
  ])("finds in %j: %j", (prompt, expected) => {
    expect(called(prompt)).toEqual(expected);
  });

  it("calls one of them when it must, that one when it is named, none when it may not", () => {
    expect(called("Hi", "required")).toEqual(["get_weather"]);
    expect(called("Hi", { name: "do" })).toEqual(["do"]);
    expect(called("get_weather", "none")).toEqual([]);
  });
});

describe("argumentsFor", () => {
  const prompt =
    "Move the meeting with Ada Lovelace to 2026-12-24, room 12, and mail ada@example.org “Season’s greetings”";

  it.each<[string, object, unknown]>([
    ["a name", { type: "string" }, "Season’s greetings"],
    ["a number, rounded and within bounds", { type: "integer", maximum: 10 }, 10],
    ["a date", { type: "string", format: "date" }, "2026-12-24"],
    ["a moment", { type: "string", format: "date-time" }, "2026-12-24T12:00:00Z"],
    ["an address", { type: "string", format: "email" }, "ada@example.org"],
    ["a value of an enum it mentions", { enum: ["hall", "room"] }, "room"],
    ["the first of an enum otherwise", { enum: [1, 2] }, 1],
    ["a constant", { const: { a: 1 } }, { a: 1 }],
    ["the first form of several", { anyOf: [{ type: "boolean" }, { type: "string" }] }, true],
    ["as many as are needed", { type: "array", items: { type: "null" }, minItems: 2 }, [null, null]],
    ["a type beside null", { type: ["null", "boolean"] }, true],
    ["what fits a pattern", { type: "string", pattern: "^[A-Z]\\d$" }, "A1"],
    ["an object without properties", { type: "object" }, {}],
  ])("finds %s", (_, schema, expected) => {
    expect(argumentsFor(object({ value: schema }), cluesIn(prompt))).toEqual({ value: expected });
  });

  it("follows references, and ends where they go round in circles", () => {
    const place = { ...object({ room: { $ref: "#/$defs/room" } }), $defs: { room: { type: "integer" } } };
    expect(argumentsFor(place, cluesIn("room 4"))).toEqual({ room: 4 });
    const circle = {
      ...object({ node: { $ref: "#/$defs/node" } }),
      $defs: { node: object({ node: { $ref: "#/$defs/node" } }) },
    };
    expect(JSON.stringify(argumentsFor(circle, cluesIn("x"))).length).toBeLessThan(500);
  });

  it("leaves out what is not required, unless the prompt answers it", () => {
    const schema = object({ note: { type: "string" }, unit: { enum: ["metric", "imperial"] } }, []);
    expect(argumentsFor(schema, cluesIn("in imperial units"))).toEqual({ unit: "imperial" });
  });
});
