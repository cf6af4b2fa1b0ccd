/** @type {import('next').NextConfig} */
const nextConfig = {
  output: process.env.NEXT_OUTPUT === "standalone" ? "standalone" : undefined,
  reactStrictMode: true,
  reactCompiler: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  agentRules: false,
  // Nothing imports these: the database's thread loads the engine, the migrator reads the folder.
  outputFileTracingIncludes: { "/*": ["./node_modules/@electric-sql/pglite/**/*", "./lib/db/migrations/**/*"] },
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino"],
};

export default nextConfig;
