import "server-only";
import {
  type BedrockClient,
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-bedrock";
import type { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { GetResourcesCommand, type ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { LRUCache } from "lru-cache";
import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import { type GatewayOptions, makeClients } from "@/lib/bedrock/clients";
import { converseStream, converseWhole, type OnEvents } from "@/lib/bedrock/converse";
import { toAppError } from "@/lib/bedrock/errors";
import { toFoundationModel, toInferenceProfile, toTag, toTaggedResource } from "@/lib/bedrock/from-sdk";
import { followTokens, type Page } from "@/lib/bedrock/pages";
import type {
  CallMarks,
  ConverseRequest,
  FoundationModel,
  InferenceProfile,
  ProfileType,
  Tag,
} from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";

export interface ProfilePages {
  profiles: InferenceProfile[];
  /** Why the list ends early; what came before is in `profiles`. */
  error: unknown;
}

const pageSize = 1000;
const identityTtlMs = 5 * 60_000;
/** Tags can be changed by anybody with access to the account. */
const tagsTtlMs = 60_000;

/** The only place that speaks with AWS. Every method throws `AppError` for what AWS is known to refuse. */
export class BedrockGateway {
  readonly #control: BedrockClient;
  readonly #tagging: ResourceGroupsTaggingAPIClient;
  readonly #runtime: BedrockRuntimeClient;
  // Profiles are immutable, so an identity stays true until it is deleted; simultaneous look-ups share one call.
  readonly #identities = new LRUCache<string, InferenceProfile>({
    max: 10_000,
    ttl: identityTtlMs,
    fetchMethod: (identifier) => this.getInferenceProfile(identifier),
  });
  readonly #models = new LRUCache<"all", ReadonlyMap<string, FoundationModel>>({
    max: 1,
    ttl: identityTtlMs,
    fetchMethod: async () => new Map((await this.listFoundationModels()).map((model) => [model.modelId, model])),
  });
  readonly #accountId = new LRUCache<"own", string>({
    max: 1,
    ttl: identityTtlMs,
    fetchMethod: async () => {
      const { profiles, error } = await this.listInferenceProfiles("SYSTEM_DEFINED");
      if (error && profiles.length === 0) throw error;
      return parseArn(profiles[0]?.profileArn ?? "")?.accountId;
    },
  });
  readonly #tags = new LRUCache<string, Tag[]>({
    max: 10_000,
    ttl: tagsTtlMs,
    fetchMethod: (arn) => this.listTags(arn),
  });

  constructor(options: GatewayOptions) {
    ({ control: this.#control, tagging: this.#tagging, runtime: this.#runtime } = makeClients(options));
  }

  /** The Region calls go to. @throws AppError `credentials` when none is configured */
  async region(): Promise<string> {
    return this.#call("bedrock:ListInferenceProfiles", () => this.#control.config.region());
  }

  /**
   * All pages of one kind. Without a type Bedrock lists system profiles only, so both kinds are asked for by name.
   * A failure on a later page keeps the earlier ones.
   *
   * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html
   */
  async listInferenceProfiles(typeEquals: ProfileType, signal?: AbortSignal): Promise<ProfilePages> {
    const byArn = new Map<string, InferenceProfile>();
    try {
      for await (const page of this.inferenceProfilePages(typeEquals, { signal })) {
        for (const profile of page.items) byArn.set(profile.profileArn, profile);
      }
      return { profiles: [...byArn.values()], error: null };
    } catch (error) {
      return { profiles: [...byArn.values()], error };
    }
  }

  /** The pages of one kind as they come. @throws AppError between the pages; earlier ones stand */
  async *inferenceProfilePages(
    typeEquals: ProfileType,
    { signal, maxResults = pageSize }: { signal?: AbortSignal | undefined; maxResults?: number } = {},
  ): AsyncGenerator<Page<InferenceProfile>> {
    yield* followTokens(async (nextToken) => {
      const command = new ListInferenceProfilesCommand({ typeEquals, maxResults, nextToken });
      const answer = await this.#call("bedrock:ListInferenceProfiles", () =>
        this.#control.send(command, { abortSignal: signal }),
      );
      return [(answer.inferenceProfileSummaries ?? []).map(toInferenceProfile), answer.nextToken];
    });
  }

  /**
   * The tags of every application profile that carries any, in pages of a hundred: not one call for each profile.
   *
   * @throws AppError `access_denied` (`tag:GetResources`), `throttled`
   * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
   */
  async *taggedProfilePages(signal?: AbortSignal): AsyncGenerator<Page<[arn: string, tags: Tag[]]>> {
    const ResourceTypeFilters = ["bedrock:application-inference-profile"];
    yield* followTokens(async (PaginationToken) => {
      const command = new GetResourcesCommand({ ResourceTypeFilters, ResourcesPerPage: 100, PaginationToken });
      const answer = await this.#call("tag:GetResources", () => this.#tagging.send(command, { abortSignal: signal }));
      const found = (answer.ResourceTagMappingList ?? []).map(toTaggedResource);
      return [found, answer.PaginationToken];
    });
  }

  /** @throws AppError `not_found`, `invalid_input`, `access_denied`, `throttled` */
  async getInferenceProfile(identifier: string): Promise<InferenceProfile> {
    const command = new GetInferenceProfileCommand({ inferenceProfileIdentifier: identifier });
    return this.#call("bedrock:GetInferenceProfile", async () => toInferenceProfile(await this.#control.send(command)));
  }

  /** As `getInferenceProfile`, remembered for five minutes. @throws AppError */
  async resolveInferenceProfile(identifier: string): Promise<InferenceProfile> {
    return this.#identities.forceFetch(identifier);
  }

  /** As `listTags`, remembered for a minute. @throws AppError */
  async resolveTags(resourceARN: string): Promise<Tag[]> {
    return this.#tags.forceFetch(resourceARN);
  }

  /** Foundation models by ID, remembered for five minutes. @throws AppError */
  async resolveModels(): Promise<ReadonlyMap<string, FoundationModel>> {
    return this.#models.forceFetch("all");
  }

  /** The account that system profiles are listed under, remembered for five minutes. @throws AppError */
  async resolveAccountId(): Promise<string | null> {
    return (await this.#accountId.fetch("own")) ?? null;
  }

  /** Drops what is remembered of a profile: after its tags were changed, or it was deleted. */
  forget(profileArn: string): void {
    this.#tags.delete(profileArn);
    this.#identities.delete(profileArn);
    this.#identities.delete(resourceIdOf(profileArn));
  }

  /** What a base model takes (`TEXT`, `IMAGE`, …), remembered for five minutes; null where Bedrock does not tell. */
  async inputModalities(modelId: string): Promise<readonly string[] | null> {
    try {
      return (await this.resolveModels()).get(modelId)?.inputModalities ?? null;
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  /** The name of a base model, remembered for five minutes; its ID where Bedrock does not tell the name. */
  async modelName(modelId: string): Promise<string> {
    try {
      return (await this.resolveModels()).get(modelId)?.name ?? modelId;
    } catch (error) {
      if (error instanceof AppError) return modelId;
      throw error;
    }
  }

  /**
   * Creates an application profile and returns its ARN. The token makes a repeat of the same body harmless.
   *
   * @throws AppError `invalid_input`, `conflict`, `quota_exceeded`, `not_found`, `access_denied`, `throttled`
   * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
   */
  async createInferenceProfile(input: {
    name: string;
    description: string | null;
    copyFrom: string;
    tags: Tag[];
    clientRequestToken: string;
  }): Promise<string> {
    const command = new CreateInferenceProfileCommand({
      inferenceProfileName: input.name,
      ...(input.description && { description: input.description }),
      modelSource: { copyFrom: input.copyFrom },
      tags: input.tags,
      clientRequestToken: input.clientRequestToken,
    });
    return this.#call("bedrock:CreateInferenceProfile", async () => {
      const { inferenceProfileArn } = await this.#control.send(command);
      if (!inferenceProfileArn) throw new Error("CreateInferenceProfile answered without an ARN");
      return inferenceProfileArn;
    });
  }

  /** @throws AppError `not_found`, `conflict`, `invalid_input` (system profile), `access_denied` */
  async deleteInferenceProfile(identifier: string): Promise<void> {
    const command = new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: identifier });
    await this.#call("bedrock:DeleteInferenceProfile", () => this.#control.send(command));
    this.forget(identifier);
  }

  /** Tags of an application profile. @throws AppError `not_found`, `access_denied`, `throttled` */
  async listTags(resourceARN: string): Promise<Tag[]> {
    const command = new ListTagsForResourceCommand({ resourceARN });
    return this.#call("bedrock:ListTagsForResource", async () =>
      ((await this.#control.send(command)).tags ?? []).map(toTag),
    );
  }

  /** Sets tags of an application profile; other keys stay. @throws AppError `not_found`, `invalid_input`, `throttled` */
  async tagResource(resourceARN: string, tags: Tag[]): Promise<void> {
    const command = new TagResourceCommand({ resourceARN, tags });
    await this.#call("bedrock:TagResource", () => this.#control.send(command));
    this.forget(resourceARN);
  }

  /** Removes tags by key; a key that is not there is no failure. @throws AppError `not_found`, `throttled` */
  async untagResource(resourceARN: string, tagKeys: string[]): Promise<void> {
    const command = new UntagResourceCommand({ resourceARN, tagKeys });
    await this.#call("bedrock:UntagResource", () => this.#control.send(command));
    this.forget(resourceARN);
  }

  /** Every foundation model the Region knows; Bedrock does not page this list. @throws AppError `access_denied` */
  async listFoundationModels(): Promise<FoundationModel[]> {
    return this.#call("bedrock:ListFoundationModels", async () => {
      const answer = await this.#control.send(new ListFoundationModelsCommand({}));
      return (answer.modelSummaries ?? []).map(toFoundationModel);
    });
  }

  /**
   * Makes a streamed call and hands its events on as they come, until the service ends the stream. Aborting `signal`
   * closes the connection. A stream that ends without `stop` and `metadata` is broken: HTTP does not always say so.
   *
   * @param marks filled in as the call proceeds
   * @throws AppError for failures before and inside the stream; what came before was handed on
   */
  converseStream(request: ConverseRequest, marks: CallMarks, signal: AbortSignal, onEvents: OnEvents): Promise<void> {
    return converseStream(this.#runtime, request, marks, signal, onEvents);
  }

  /** As `converseStream` without streaming: everything is handed on at once, and no content has a time of its own. */
  converse(request: ConverseRequest, marks: CallMarks, signal: AbortSignal, onEvents: OnEvents): Promise<void> {
    return converseWhole(this.#runtime, request, marks, signal, onEvents);
  }

  async #call<T>(action: string, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw toAppError(error, action);
    }
  }
}
