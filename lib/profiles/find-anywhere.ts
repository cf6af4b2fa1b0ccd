import { parseArn } from "@/lib/bedrock/arn";
import type { BedrockGateway } from "@/lib/bedrock/gateway";
import { AppError } from "@/lib/errors";
import { attempt } from "@/lib/profiles/attempt";
import type { RequestContext } from "@/lib/request/context";

/**
 * Asks the Region of an ARN; for an ID the home Region, then the others at once.
 *
 * @throws AppError `not_found` when no Region has it; the first other failure when one of them could not be asked
 */
export async function findAnywhere<T>(
  ctx: RequestContext,
  identifier: string,
  ask: (bedrock: BedrockGateway) => Promise<T>,
): Promise<T> {
  const { region: home, regions } = ctx.bedrockInfo;
  const others = parseArn(identifier) ? [] : regions.filter((name) => name !== home);
  const here = ctx.bedrockFor(identifier);
  const first = await attempt(() => findIn(here, ask));
  if ("value" in first) return first.value;
  if (others.length === 0 || !isNotFound(first.error)) throw first.error;
  const answers = await Promise.all(others.map((name) => attempt(() => findIn(ctx.bedrockIn(name), ask))));
  for (const answer of answers) if ("value" in answer) return answer.value;
  for (const answer of answers) if ("error" in answer && !isNotFound(answer.error)) throw answer.error;
  throw first.error;
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === "not_found";
}

/** Bedrock refuses an identifier it cannot parse as invalid; to a person both mean that there is no such profile. */
export async function findIn<T>(bedrock: BedrockGateway, ask: (bedrock: BedrockGateway) => Promise<T>): Promise<T> {
  try {
    return await ask(bedrock);
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input")) {
      throw new AppError("not_found", "This profile does not exist in this Region, or no longer.", { cause: error });
    }
    throw error;
  }
}
