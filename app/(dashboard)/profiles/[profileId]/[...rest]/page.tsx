import { notFound, redirect } from "next/navigation";
import { parseArn } from "@/lib/bedrock/arn";
import { identifierOfSegment, profileHref } from "@/lib/profiles/links";

/** A whole ARN pasted in place of the ID: its slash makes two segments of it. */
export default async function PastedArnPage({ params }: { params: Promise<{ profileId: string; rest: string[] }> }) {
  const { profileId, rest } = await params;
  const arn = parseArn([profileId, ...rest].map(identifierOfSegment).join("/"));
  if (!arn) notFound();
  redirect(profileHref(arn.resourceId, arn.region));
}
