import type { BedrockGateway } from "@/lib/bedrock/gateway";
import type { ProfileType } from "@/lib/bedrock/types";
import { attempt } from "@/lib/profiles/attempt";
import type { RegionCheck, RegionCount } from "@/lib/profiles/schema";
import type { ActionError } from "@/lib/result";

/** Only one page of each list: the question is whether it answers, not what it holds. */
const deadlineMs = 10_000;

/**
 * Tries each read that the console needs in a Region. A read that fails is part of the answer.
 *
 * @param report turns a failure into what the browser may know. @throws what is no AppError
 */
export async function checkRegion(bedrock: BedrockGateway, report: (error: unknown) => ActionError) {
  const signal = AbortSignal.timeout(deadlineMs);
  const answer = async <T>(run: () => Promise<T>) => {
    const tried = await attempt(run);
    return "value" in tried ? tried.value : { error: report(tried.error) };
  };
  const count = (type: ProfileType) => answer(() => firstPage(bedrock, type, signal));
  const [region, system, application, models, tags] = await Promise.all([
    bedrock.region(),
    count("SYSTEM_DEFINED"),
    count("APPLICATION"),
    answer(async () => ({ count: (await bedrock.listFoundationModels()).length, isMore: false })),
    tagReading(bedrock, signal, report),
  ]);
  return { region, system, application, models, tags } satisfies RegionCheck;
}

async function firstPage(bedrock: BedrockGateway, type: ProfileType, signal: AbortSignal): Promise<RegionCount> {
  for await (const { items, isLast } of bedrock.inferenceProfilePages(type, { signal })) {
    return { count: items.length, isMore: !isLast };
  }
  return { count: 0, isMore: false };
}

async function tagReading(
  bedrock: BedrockGateway,
  signal: AbortSignal,
  report: (error: unknown) => ActionError,
): Promise<RegionCheck["tags"]> {
  const together = await attempt(async () => {
    for await (const { items } of bedrock.taggedProfilePages(signal)) return items.length;
    return 0;
  });
  if ("value" in together) return { way: "together" };
  const reason = report(together.error);
  const single = await attempt(() => tagsOfOne(bedrock, signal));
  if ("error" in single) return { way: "none", error: report(single.error) };
  return { way: single.value ? "one by one" : "untried", reason };
}

/** False when there is no profile to try it with. @throws AppError of the list or of the tags */
async function tagsOfOne(bedrock: BedrockGateway, signal: AbortSignal): Promise<boolean> {
  for await (const { items } of bedrock.inferenceProfilePages("APPLICATION", { signal, maxResults: 1 })) {
    const [first] = items;
    if (first) await bedrock.listTags(first.profileArn);
    return first !== undefined;
  }
  return false;
}
