import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const dataDir = mkdtempSync(join(tmpdir(), "console-serve-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the console with settings it must refuse, before anything else is started. */
function refusal(settings: Record<string, string>): Promise<{ code: unknown; lines: string[] }> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    BEDROCK: "local",
    LOCAL_BEDROCK_URL: "",
    HOST: "",
    PORT: "0",
    ...settings,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/serve.mjs"], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code, lines: `${stdout}${stderr}`.trim().split("\n") });
    });
  });
}

describe("npm start", () => {
  it("says in one line that the port is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const { code, lines } = await refusal({ PORT: port });
    holder.close();
    expect(lines).toEqual([`Port ${port} on 127.0.0.1 is taken: stop what uses it, or set PORT to another one.`]);
    expect(code).toBe(1);
  });

  it.each(["0.0.0.0", "::", "192.168.1.2", "example.com", "127.0.0.1.example.com"])(
    "does not listen on %s",
    async (host) => {
      const { code, lines } = await refusal({ HOST: host });
      expect(lines).toEqual([expect.stringContaining("The setting HOST is not usable")]);
      expect(code).toBe(1);
    },
  );

  it.each(["abc", "-1", "70000", "80.5"])("does not take %s for a port", async (port) => {
    const { code, lines } = await refusal({ PORT: port });
    expect(lines).toEqual([expect.stringContaining("The setting PORT is not usable")]);
    expect(code).toBe(1);
  });
});
