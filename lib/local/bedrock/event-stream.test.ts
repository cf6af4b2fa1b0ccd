import { expect, it } from "vitest";
import { eventFrame, exceptionFrame } from "./event-stream.ts";

it("writes the frame Bedrock writes, byte for byte", () => {
  const recorded =
    "000000760000005296d5fade0b3a6576656e742d7479706507000c6d65737361676553746172740d3a636f6e74656e" +
    "742d747970650700106170706c69636174696f6e2f6a736f6e0d3a6d6573736167652d747970650700056576656e74" +
    "7b22726f6c65223a22617373697374616e74227d6fa8c599";
  expect(Buffer.from(eventFrame("messageStart", { role: "assistant" })).toString("hex")).toBe(recorded);
});

it("names an exception by its member", () => {
  const frame = Buffer.from(exceptionFrame("ThrottlingException", "Too many tokens")).toString("latin1");
  expect(frame).toContain(":exception-type\u0007\u0000\u0013throttlingException");
  expect(frame).toContain('{"message":"Too many tokens"}');
});
