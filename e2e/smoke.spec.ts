import { expect, test } from "./fixtures";

test("the server answers, and the stand-in behind it", async ({ request, bedrock }) => {
  expect(await (await request.get("/api/health")).json()).toEqual({ status: "ok" });
  expect(await (await request.get("/api/ready")).json()).toEqual({ status: "ready" });
  await bedrock.faults([]);
  expect(await bedrock.ledger()).toBeDefined();
});
