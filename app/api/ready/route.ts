import { pingDatabase } from "@/lib/db/client";
import { log } from "@/lib/log";

/** Readiness: the database answers. Bedrock is not asked, since its outage must not stop the console. */
export const dynamic = "force-dynamic";

const headers = { "cache-control": "no-store" };

export async function GET(): Promise<Response> {
  try {
    await pingDatabase();
    return Response.json({ status: "ready" }, { headers });
  } catch (error) {
    log().error({ err: error }, "the database does not answer");
    return Response.json({ status: "database" }, { status: 503, headers });
  }
}
