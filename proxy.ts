import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { allowHeader, refuse } from "@/lib/request/guard";
import { contentSecurityPolicy, securityHeaders } from "@/lib/request/security-headers";

/**
 * Looks at every request before Next does: host, method, origin, size. Who may do what is decided behind it, by the
 * verb that does it.
 */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refuse(
    {
      method: request.method,
      path: request.nextUrl.pathname,
      host: request.headers.get("host"),
      origin: request.headers.get("origin"),
      fetchSite: request.headers.get("sec-fetch-site"),
      contentLength: request.headers.get("content-length"),
      transferEncoding: request.headers.get("transfer-encoding"),
      forwardedHost: request.headers.get("x-forwarded-host"),
      forwardedProto: request.headers.get("x-forwarded-proto"),
    },
    env().ALLOWED_HOSTS,
  );
  if (refusal) {
    const headers = { ...securityHeaders, "content-type": "text/plain; charset=utf-8", allow: allowHeader };
    return new NextResponse(`${refusal.message}\n`, { status: refusal.status, headers });
  }
  return withPolicy(request);
}

function withPolicy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

/** No exception, so that files are refused to a foreign Host too. */
export const config = { matcher: "/:path*" };
