import type { AwsError } from "./aws-error.ts";
import { errorXml } from "./sts.ts";

/** How the service that was asked writes its errors. */
export type ErrorForm = "rest-json" | "json-1.1" | "query-xml";

/** Body of an error, with its content type. */
export function errorBody(
  error: AwsError,
  { form, requestId, capitalMessage }: { form: ErrorForm; requestId: string; capitalMessage: boolean },
): { contentType: string; text: string } {
  if (form === "query-xml") return { contentType: "text/xml", text: errorXml(error, requestId) };
  const message = capitalMessage ? { Message: error.message } : { message: error.message };
  const members = { ...message, ...error.members };
  if (form === "rest-json") return { contentType: "application/json", text: JSON.stringify(members) };
  return { contentType: "application/x-amz-json-1.1", text: JSON.stringify({ __type: error.type, ...members }) };
}
