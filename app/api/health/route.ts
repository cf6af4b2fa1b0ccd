/** Liveness: this process answers. Asks nobody else, so that a broken database does not get a healthy process killed. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
