import { describe, expect, it } from "vitest";
import { type IncomingRequest, refuse } from "@/lib/request/guard";

const get: IncomingRequest = {
  method: "GET",
  path: "/profiles",
  host: "127.0.0.1:3000",
  origin: null,
  fetchSite: null,
  contentLength: null,
  transferEncoding: null,
  forwardedHost: null,
  forwardedProto: null,
};
const post: IncomingRequest = { ...get, method: "POST", origin: "http://127.0.0.1:3000", contentLength: "10" };
const status = (request: IncomingRequest, hosts: string[] = []) => refuse(request, hosts)?.status ?? 200;

describe("refuse", () => {
  it.each([
    ["/profiles/us.amazon.nova-lite-v1%3A0", 200],
    ["/profiles/%E0%A4%A", 400],
    ["/%", 400],
  ])("reads the path %s: %i", (path, expected) => {
    expect(status({ ...get, path })).toBe(expected);
  });

  it.each([
    ["127.0.0.1:3000", 200],
    ["localhost", 200],
    ["LOCALHOST:9", 200],
    ["[::1]:3000", 200],
    ["console.example:3000", 200],
    [null, 421],
    ["", 421],
    ["evil.example", 421],
    ["localhost.evil.example:3000", 421],
    ["127.0.0.1.evil.example", 421],
    ["evil-console.example", 421],
    ["localhost@evil.example", 421],
    ["localhost:3000:1", 421],
    ["127.0.0.1, evil.example", 421],
  ])("answers to the host %j with %i", (host, expected) => {
    expect(status({ ...get, host }, ["console.example"])).toBe(expected);
  });

  it("says which setting lets a host in, without repeating what is no host", () => {
    expect(refuse({ ...get, host: "box.example:1" }, [])?.message).toContain(
      "box.example. Add it to the setting ALLOWED_HOSTS",
    );
    expect(refuse({ ...get, host: "<b>\n" }, [])?.message).not.toContain("<");
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE", "get"])("refuses the method %s", (method) => {
    expect(status({ ...post, method })).toBe(405);
  });

  it.each([
    ["http://127.0.0.1:3000", 200],
    [null, 403],
    ["null", 403],
    ["", 403],
    ["https://127.0.0.1:3000", 403],
    ["http://127.0.0.1:3001", 403],
    ["http://127.0.0.1", 403],
    ["http://localhost:3000", 403],
    ["http://127.0.0.1:3000.evil.example", 403],
    ["http://evil.example", 403],
    ["http://127.0.0.1:3000/", 403],
  ])("answers a POST from the origin %j with %i", (origin, expected) => {
    expect(status({ ...post, origin })).toBe(expected);
  });

  it.each([
    ["same-origin", 200],
    ["same-site", 403],
    ["cross-site", 403],
    ["none", 403],
  ])("answers a POST that the browser calls %s with %i", (fetchSite, expected) => {
    expect(status({ ...post, fetchSite })).toBe(expected);
  });

  it("lets a foreign page link to the console", () => {
    expect(status({ ...get, fetchSite: "cross-site", origin: "https://evil.example" })).toBe(200);
  });

  it("believes a proxy about the host only where the name is listed", () => {
    const forwarded = { ...post, forwardedHost: "box.example", forwardedProto: "https", origin: "https://box.example" };
    expect(status(forwarded, ["box.example"])).toBe(200);
    expect(status(forwarded)).toBe(403);
    expect(status({ ...forwarded, origin: "http://box.example" }, ["box.example"])).toBe(403);
  });

  it.each([
    [{ contentLength: "1000000" }, 200],
    [{ contentLength: "1000001" }, 413],
    [{ contentLength: null, transferEncoding: "chunked" }, 411],
    [{ contentLength: null }, 200],
  ])("answers a POST with %j with %i", (length, expected) => {
    expect(status({ ...post, ...length })).toBe(expected);
  });
});
