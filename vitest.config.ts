import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: /^server-only$/, replacement: `${root}lib/testing/server-only.ts` },
    ],
  },
  test: {
    include: ["*.test.ts", "{app,components,lib,scripts}/**/*.test.{ts,tsx}"],
    // Vitest would leave one core to itself, of which two cores have none to spare: it has little to do during a run.
    maxWorkers: "100%",
    // A database takes 3 s to create on a quiet machine and five times that on a busy one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ["lib/testing/database-setup.ts"],
    env: { TZ: "UTC", LOG_LEVEL: "silent", LOCAL_BEDROCK_URL: "http://127.0.0.1:9" },
  },
});
