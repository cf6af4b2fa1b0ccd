import { createHash } from "node:crypto";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

/** XML of a GetCallerIdentity answer; needs no permission, as in AWS. The user ID follows from the principal. */
export function callerIdentity(arn: string, requestId: string): string {
  const [, , , , account = ""] = arn.split(":");
  const digest = createHash("sha256").update(arn).digest("hex").slice(0, 17).toUpperCase();
  const session = /:assumed-role\/.+\/([^/]+)$/.exec(arn)?.[1];
  const userId = session === undefined ? `AIDA${digest}` : `AROA${digest}:${session}`;
  const result = `${element("Arn", arn)}${element("UserId", userId)}${element("Account", account)}`;
  const body = `<GetCallerIdentityResult>${result}</GetCallerIdentityResult>${metadata(requestId)}`;
  return `<GetCallerIdentityResponse xmlns="${namespace}">${body}</GetCallerIdentityResponse>`;
}

/** XML of an error, with the code as STS spells it: without `Exception` at its end. */
export function errorXml({ type, message }: { type: string; message: string }, requestId: string): string {
  const code = type === "UnrecognizedClientException" ? "InvalidClientTokenId" : type.replace(/Exception$/, "");
  const error = `<Error><Type>Sender</Type>${element("Code", code)}${element("Message", message)}</Error>`;
  return `<ErrorResponse xmlns="${namespace}">${error}${element("RequestId", requestId)}</ErrorResponse>`;
}

function metadata(requestId: string): string {
  return `<ResponseMetadata>${element("RequestId", requestId)}</ResponseMetadata>`;
}

function element(name: string, text: string): string {
  return `<${name}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</${name}>`;
}
