import { AwsError } from "./aws-error.ts";

/** Who calls, as the request says. Signatures are not checked: any secret will do. */
export type Caller = {
  accessKeyId: string | null; // null: unsigned, or a bearer token
  region: string | null; // of the signature's scope
  hasBearerToken: boolean;
};

type Request = { header(name: string): string | undefined; query: URLSearchParams };

const scope = /(?:^|[\s,])Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;
// SigV4a signs for several Regions at once and names them in a header.
const regionlessScope = /(?:^|[\s,])Credential=([^/,\s]+)\/\d{8}\/[a-z0-9-]+\/aws4_request/;

/** @throws AwsError `IncompleteSignatureException` */
export function callerOf(request: Request): Caller {
  const authorization = request.header("authorization") ?? presigned(request.query);
  const hasBearerToken = authorization?.startsWith("Bearer ") ?? false;
  if (!authorization?.startsWith("AWS4-")) return { accessKeyId: null, region: null, hasBearerToken };
  const [, accessKeyId, region] = scope.exec(authorization) ?? [];
  if (accessKeyId && region) return { accessKeyId, region, hasBearerToken };
  const [, owner] = regionlessScope.exec(authorization) ?? [];
  if (owner) return { accessKeyId: owner, region: onlyRegion(request.header("x-amz-region-set")), hasBearerToken };
  throw new AwsError(
    403,
    "IncompleteSignatureException",
    "Authorization header requires 'Credential' parameter with a scope of date, Region, service and aws4_request.",
  );
}

function presigned(query: URLSearchParams): string | undefined {
  const credential = query.get("X-Amz-Credential");
  return credential === null ? undefined : `AWS4-HMAC-SHA256 Credential=${credential}`;
}

function onlyRegion(set: string | undefined): string | null {
  return set !== undefined && /^[a-z0-9-]+$/.test(set) ? set : null;
}

const toleratedSkewMs = 5 * 60_000;

/**
 * @param signed time as in `x-amz-date`
 * @throws AwsError `InvalidSignatureException`, from which SDKs learn the time, `IncompleteSignatureException`
 */
export function refuseSkew(signed: string, now: Date): void {
  const signedAt = Date.parse(signed.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(signedAt)) {
    const text = `Date must be in ISO-8601 'basic format'. Got '${signed.slice(0, 100)}'.`;
    throw new AwsError(403, "IncompleteSignatureException", text);
  }
  const behindMs = now.getTime() - signedAt;
  if (Math.abs(behindMs) <= toleratedSkewMs) return;
  const [state, sign] = behindMs > 0 ? ["Signature expired", "-"] : ["Signature not yet current", "+"];
  const relation = behindMs > 0 ? "is now earlier than" : "is still later than";
  const limit = compact(new Date(now.getTime() - Math.sign(behindMs) * toleratedSkewMs));
  throw new AwsError(
    403,
    "InvalidSignatureException",
    `${state}: ${signed} ${relation} ${limit} (${compact(now)} ${sign} 5 min.)`,
  );
}

function compact(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, "");
}
