import type { Demand } from "./access-rules.ts";
import { AwsError, isAwsError } from "./aws-error.ts";
import { changeUnder, type Fault } from "./faults.ts";
import type { ApplicationProfile, Tag } from "./profile-store.ts";
import { Constraints, isJsonObject } from "./validation.ts";
import type { World } from "./world.ts";

const operations = ["GetResources", "TagResources", "UntagResources"] as const;
export type TaggingOperation = (typeof operations)[number];

const defaultPageSize = 50;
const tagText = /[a-zA-Z0-9\s._:/=+@-]*/; // of Bedrock: this API would take any text

export function isTaggingOperation(name: string): name is TaggingOperation {
  return operations.some((operation) => operation === name);
}

/** Changing tags here also needs the permission of the service that owns them. */
export function taggingDemands(world: World, operation: TaggingOperation, body: unknown): Demand[] {
  const context = { "aws:RequestedRegion": world.options.region };
  const own = { action: `tag:${operation}`, resource: "*", context };
  const list = isJsonObject(body) && Array.isArray(body.ResourceARNList) ? body.ResourceARNList : [];
  if (operation === "GetResources") return [own];
  const action = operation === "TagResources" ? "bedrock:TagResource" : "bedrock:UntagResource";
  return [own, ...list.filter((arn) => typeof arn === "string").map((resource) => ({ action, resource, context }))];
}

/**
 * Carries out an operation of the Resource Groups Tagging API on the application profiles of this Region.
 *
 * @throws AwsError `InvalidParameterException`, `SerializationException`
 * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export async function answerTaggingApi(
  world: World,
  operation: TaggingOperation,
  { body, faults }: { body: unknown; faults: Fault[] },
): Promise<object> {
  if (operation === "GetResources") return withItsErrors(() => getResources(world, body));
  const read = withItsErrors(() => readChange(operation, body));
  const change = changeUnder(faults);
  const failed = new Map<string, object>();
  for (const arn of read.arns) {
    try {
      if (operation === "TagResources") await world.store.tag(arn, read.tags, change);
      else await world.store.untag(arn, read.tagKeys, change);
    } catch (error) {
      if (!isAwsError(error)) throw error;
      const { status: StatusCode, message: ErrorMessage } = error;
      failed.set(arn, { StatusCode, ErrorCode: "InvalidParameterException", ErrorMessage });
    }
  }
  return { FailedResourcesMap: Object.fromEntries(failed) };
}

function getResources(world: World, body: unknown) {
  const { arns, types, filters, pageSize, token } = readQuery(body);
  const hasType = types.length === 0 || types.some((type) => /^bedrock(:application-inference-profile)?$/.test(type));
  const found = world.store
    .list()
    .filter((profile) => hasType && profile.tags.length > 0)
    .filter((profile) => arns.length === 0 || arns.includes(profile.arn))
    .filter((profile) => filters.every((filter) => matches(profile, filter)));
  const page = world.pager.page(
    found.map((profile) => ({ id: profile.arn, profile })),
    JSON.stringify([world.options.region, "GetResources", arns, types, filters]),
    { maxResults: pageSize, nextToken: token || undefined },
  );
  return {
    PaginationToken: page.nextToken ?? "",
    ResourceTagMappingList: page.items.map(({ profile }) => ({
      ResourceARN: profile.arn,
      Tags: profile.tags.map(({ key, value }) => ({ Key: key, Value: value })),
    })),
  };
}

type Filter = { key: string; values: string[] };

/** A filter without values asks for the key alone. */
function matches(profile: ApplicationProfile, { key, values }: Filter): boolean {
  const tag = profile.tags.find((one) => one.key === key);
  return tag !== undefined && (values.length === 0 || values.includes(tag.value));
}

function readQuery(body: unknown) {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const token = check.text(members.PaginationToken, "paginationToken", { max: 2048 });
  const pageSize = check.number(members.ResourcesPerPage, "resourcesPerPage", { min: 1, max: 100, integer: true });
  const perTags = check.number(members.TagsPerPage, "tagsPerPage", { min: 100, max: 500, integer: true });
  const types = texts(check, members.ResourceTypeFilters, "resourceTypeFilters", { max: 256 });
  const arns = texts(check, members.ResourceARNList, "resourceARNList", { min: 1, max: 1011 });
  const filters = check.list(members.TagFilters, "tagFilters", { max: 50 }).map((entry, index) => {
    const path = `tagFilters.${index + 1}.member`;
    const filter = check.object(entry, path, { required: true }) ?? {};
    const key = check.text(filter.Key, `${path}.key`, { required: true, min: 1, max: 128 }) ?? "";
    return { key, values: texts(check, filter.Values, `${path}.values`, { max: 256 }) };
  });
  if (arns.length > 100) check.fail(members.ResourceARNList, "resourceARNList", lengthAtMost(100));
  check.finish();
  if (arns.length > 0 && (filters.length > 0 || types.length > 0 || pageSize !== undefined || token)) {
    throw invalidParameter("ResourceARNList can't be combined with filters or pages.");
  }
  if (perTags !== undefined && perTags % 100 !== 0) throw invalidParameter("TagsPerPage must be a multiple of 100.");
  return { arns, types, filters, pageSize: pageSize ?? (arns.length > 0 ? 100 : defaultPageSize), token };
}

function readChange(operation: TaggingOperation, body: unknown) {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const arns = texts(check, members.ResourceARNList, "resourceARNList", { min: 1, max: 1011 });
  if (arns.length < 1) check.fail(members.ResourceARNList ?? null, "resourceARNList", lengthAtLeast(1));
  if (arns.length > 20) check.fail(members.ResourceARNList, "resourceARNList", lengthAtMost(20));
  const isTagging = operation === "TagResources";
  const tags = isTagging ? readTags(check, members.Tags) : [];
  const tagKeys = isTagging ? [] : texts(check, members.TagKeys, "tagKeys", { min: 1, max: 128 });
  if (!isTagging && tagKeys.length < 1) check.fail(members.TagKeys ?? null, "tagKeys", lengthAtLeast(1));
  check.finish();
  return { arns, tags, tagKeys };
}

function readTags(check: Constraints, value: unknown): Tag[] {
  const entries = Object.entries(check.object(value, "tags", { required: true }) ?? {});
  if (entries.length < 1 || entries.length > 50) check.fail("tags", "tags", `${lengthAtLeast(1)} and at most 50`);
  return entries.map(([key, text]) => ({
    key: check.text(key, "tags.key", { min: 1, max: 128, pattern: tagText }) ?? "",
    value: check.text(text, `tags.${key}`, { required: true, max: 256, pattern: tagText }) ?? "",
  }));
}

function texts(check: Constraints, value: unknown, path: string, rule: { min?: number; max: number }): string[] {
  return check
    .list(value, path)
    .map((entry, index) => check.text(entry, `${path}.${index + 1}.member`, { required: true, ...rule }) ?? "");
}

function lengthAtLeast(limit: number): string {
  return `Member must have length greater than or equal to ${limit}`;
}

function lengthAtMost(limit: number): string {
  return `Member must have length less than or equal to ${limit}`;
}

/** Validation of this API is called by another name. */
function withItsErrors<Value>(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw isAwsError(error) && error.type === "ValidationException" ? invalidParameter(error.message) : error;
  }
}

function invalidParameter(message: string): AwsError {
  return new AwsError(400, "InvalidParameterException", message);
}
