import { bodyLimit } from "@/lib/request/upload-paths";

/** What the guard looks at; header values as they came, null when absent. */
export interface IncomingRequest {
  method: string;
  /** As it came, percent-encoded. */
  path: string;
  host: string | null;
  origin: string | null;
  fetchSite: string | null;
  contentLength: string | null;
  transferEncoding: string | null;
  forwardedHost: string | null;
  forwardedProto: string | null;
}

export interface Refusal {
  status: 400 | 403 | 405 | 411 | 413 | 421;
  message: string;
}

const allowedMethods = ["GET", "HEAD", "POST"];

export const allowHeader = allowedMethods.join(", ");

/**
 * Refuses what Next lets through: foreign Host headers (DNS rebinding), methods nobody serves, requests that change
 * something and do not come from our own page, and bodies that are too long or of unknown length.
 *
 * @param allowedHosts names beside the loopback ones, lower case, without port
 */
export function refuse(request: IncomingRequest, allowedHosts: readonly string[]): Refusal | null {
  if (!isKnownHost(request.host, allowedHosts)) {
    const name = hostName(request.host) ?? "this name";
    return { status: 421, message: `The console does not answer to ${name}. Add it to the setting ALLOWED_HOSTS.` };
  }
  if (!allowedMethods.includes(request.method)) return { status: 405, message: "This method is not allowed." };
  if (!isDecodable(request.path)) return { status: 400, message: "This address is not readable: check its % signs." };
  if (request.method !== "POST") return null;
  return refuseOrigin(request, allowedHosts) ?? refuseBody(request);
}

/** Next answers 500 to a path with a broken percent-encoding. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function isKnownHost(host: string | null, allowedHosts: readonly string[]): boolean {
  const name = hostName(host);
  return name !== null && (isLoopback(name) || allowedHosts.includes(name));
}

/** The name in a Host header, lower case and without its port; null when it is not a plain host. */
function hostName(host: string | null): string | null {
  return /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/.exec(host?.toLowerCase() ?? "")?.[1] ?? null;
}

function isLoopback(name: string): boolean {
  return name === "localhost" || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** A missing Origin is refused too: browsers send one with every POST, and Next would run an action without. */
function refuseOrigin(request: IncomingRequest, allowedHosts: readonly string[]): Refusal | null {
  const isForeign = request.fetchSite !== null && request.fetchSite !== "same-origin";
  if (!isForeign && request.origin !== null && ownOrigins(request, allowedHosts).includes(request.origin)) return null;
  return { status: 403, message: "This request did not come from a page of the console, so nothing was done." };
}

/**
 * The origins that are our own: scheme and host of this very request. A proxy's word for the host counts only where the
 * name is listed in ALLOWED_HOSTS; a foreign page cannot send these headers without asking first.
 */
function ownOrigins(request: IncomingRequest, allowedHosts: readonly string[]): string[] {
  const scheme = request.forwardedProto?.split(",")[0]?.trim() === "https" ? "https" : "http";
  const forwardedName = hostName(request.forwardedHost);
  const isListed = forwardedName !== null && allowedHosts.includes(forwardedName);
  const hosts = isListed ? [request.host, request.forwardedHost] : [request.host];
  return hosts.map((host) => `${scheme}://${host?.toLowerCase()}`);
}

function refuseBody(request: IncomingRequest): Refusal | null {
  if (request.transferEncoding !== null) return { status: 411, message: "Send the request with a Content-Length." };
  const limit = bodyLimit(request.path);
  if (Number(request.contentLength) > limit) {
    return { status: 413, message: `The request is longer than ${Math.floor(limit / 1_000_000)} MB.` };
  }
  return null;
}
