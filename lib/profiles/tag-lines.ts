import type { Tag } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { merge } from "@/lib/merge";
import type { ActionError } from "@/lib/result";

/** Tags as they arrive: by ARN; `tags-end` says that every other profile of the Region carries none. */
export type TagLine =
  | { type: "tags"; region: string; tags: [arn: string, tags: Tag[]][] }
  | { type: "tag-errors"; region: string; errors: [arn: string, error: ActionError][] }
  | { type: "tags-end"; region: string; isWhole: boolean }
  | { type: "tags-failed"; region: string; error: ActionError };

/** The ways to the tags of one Region. */
export interface RegionTags {
  region: string;
  /** All that carry tags, many at a time; the account may not allow it. */
  tagged: () => AsyncIterable<{ items: [arn: string, tags: Tag[]][] }>;
  /** The pages of ARNs of the application profiles. */
  arns: () => AsyncIterable<string[]>;
  /** The tags of one profile. */
  tagsOf: (arn: string) => Promise<Tag[]>;
}

/**
 * The tags of every application profile, Regions side by side. Where the Tagging API is refused or fails, profiles are
 * asked one by one instead; `tags-end` then has `isWhole` only if every one of them answered.
 */
export async function* tagLines(
  regions: RegionTags[],
  { report, hasTime }: { report: (error: AppError) => ActionError; hasTime: () => boolean },
): AsyncGenerator<TagLine> {
  yield* merge(regions.map((region) => linesOf(region)));

  async function* linesOf(ways: RegionTags): AsyncGenerator<TagLine> {
    const { region } = ways;
    try {
      for await (const { items: tags } of ways.tagged()) yield { type: "tags", region, tags };
      yield { type: "tags-end", region, isWhole: true };
    } catch (error) {
      if (!hasTime()) return;
      if (!(error instanceof AppError)) throw error;
      report(error); // in the log: why every profile is asked by itself
      yield* oneByOne(ways);
    }
  }

  async function* oneByOne({ region, arns, tagsOf }: RegionTags): AsyncGenerator<TagLine> {
    let isWhole = true;
    try {
      for await (const page of arns()) {
        for (let start = 0; start < page.length; start += batch) {
          const answers = await Promise.all(page.slice(start, start + batch).map(ask));
          const errors = answers.flatMap(({ arn, error }) => (error ? [[arn, error] as [string, ActionError]] : []));
          yield { type: "tags", region, tags: answers.flatMap(({ arn, tags }) => (tags ? [[arn, tags]] : [])) };
          if (errors.length > 0) yield { type: "tag-errors", region, errors };
          isWhole &&= errors.length === 0;
        }
      }
      yield { type: "tags-end", region, isWhole };
    } catch (error) {
      if (!hasTime()) return;
      if (!(error instanceof AppError)) throw error;
      yield { type: "tags-failed", region, error: report(error) };
    }

    async function ask(arn: string): Promise<{ arn: string; tags?: Tag[]; error?: ActionError }> {
      try {
        return { arn, tags: await tagsOf(arn) };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { arn, error: report(error) };
      }
    }
  }
}

/** Profiles asked one by one are told in groups of so many. */
const batch = 20;
