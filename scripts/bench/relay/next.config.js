/** The bench's yardstick: a route that relays Bedrock's bytes untouched. @type {import('next').NextConfig} */
const nextConfig = { poweredByHeader: false, agentRules: false };

export default nextConfig;
