import { createHash } from "node:crypto";
import { validationError } from "./aws-error.ts";
import { maxTags, type Tag, tooManyTags } from "./profile-store.ts";
import { Constraints } from "./validation.ts";

// Patterns as the API reference prints them; AWS applies each to the whole value.
const partitions = "aws(|-us-gov|-cn|-iso|-iso-b)";
const profileIdentifier = new RegExp(
  `(arn:${partitions}:bedrock:(|[0-9a-z-]{0,20}):(|[0-9]{12}):(inference-profile|application-inference-profile)/)?[a-zA-Z0-9-:.]+`,
);
const copyFromArn = new RegExp(
  `arn:${partitions}:bedrock:(|[0-9a-z-]{0,20}):(|[0-9]{12}):(inference-profile|foundation-model)/[a-zA-Z0-9-:.]+`,
);
const profileName = /^([0-9a-zA-Z][ _-]?)+$/;
const profileDescription = /^([0-9a-zA-Z:.][ _-]?)+$/;
const requestToken = /[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?/;
const taggableArn =
  /.*(^[a-zA-Z0-9][a-zA-Z0-9-]*$)|(^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model\/(imported)\/[a-z0-9]{12}$)|(^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:([0-9]{12}|)((:(fine-tuning-job|model-customization-job|custom-model)\/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(\/[a-z0-9]{12})$)|(:guardrail\/[a-z0-9]+$)|(:automated-reasoning-policy\/[a-zA-Z0-9]+(:[a-zA-Z0-9]+)?$)|(:(inference-profile|application-inference-profile)\/[a-zA-Z0-9-:.]+$)|(:(provisioned-model|model-invocation-job|model-evaluation-job|evaluation-job|model-import-job|imported-model|async-invoke|provisioned-model-v2|provisioned-model-reservation|prompt-router|custom-model-deployment)\/[a-z0-9]{12}$))).*/;
const tagText = /[a-zA-Z0-9\s._:/=+@-]*/;

/** @throws AwsError `ValidationException` */
export function readIdentifier(identifier: string): string {
  const check = new Constraints();
  check.text(identifier, "inferenceProfileIdentifier", { min: 1, max: 2048, pattern: profileIdentifier });
  check.finish();
  return identifier;
}

/** Without a type Bedrock lists system profiles only. @throws AwsError `ValidationException` */
export function readListQuery(query: URLSearchParams) {
  const check = new Constraints();
  const type = check.text(query.get("type") ?? undefined, "typeEquals", { oneOf: ["SYSTEM_DEFINED", "APPLICATION"] });
  const asked = query.get("maxResults");
  const maxResults = asked === null ? undefined : /^-?\d+$/.test(asked) ? Number(asked) : Number.NaN;
  if (Number.isNaN(maxResults)) check.fail(asked, "maxResults", "Member must be an integer");
  else check.number(maxResults, "maxResults", { min: 1, max: 1000 });
  const nextToken = check.text(query.get("nextToken") ?? undefined, "nextToken", { min: 1, max: 2048, pattern: /\S*/ });
  check.finish();
  return { type: type ?? "SYSTEM_DEFINED", maxResults, nextToken };
}

export type CreateRequest = {
  name: string;
  description: string | undefined;
  copyFrom: string;
  tags: Tag[];
  token: string | undefined;
  fingerprint: string; // equal for requests that ask for the same
};

/** @throws AwsError `SerializationException`, `ValidationException`, `TooManyTagsException` */
export function readCreateRequest(body: unknown): CreateRequest {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const name = check.text(members.inferenceProfileName, "inferenceProfileName", {
    required: true,
    min: 1,
    max: 64,
    pattern: profileName,
  });
  const description = check.text(members.description, "description", { min: 1, max: 200, pattern: profileDescription });
  const token = check.text(members.clientRequestToken, "clientRequestToken", {
    min: 1,
    max: 256,
    pattern: requestToken,
  });
  const source = check.object(members.modelSource, "modelSource", { required: true });
  const copyFrom =
    source && check.text(source.copyFrom, "modelSource.copyFrom", { min: 1, max: 2048, pattern: copyFromArn });
  const tags = readTags(check, members.tags);
  check.finish();
  if (name === undefined || copyFrom === undefined) throw validationError("modelSource must have the member copyFrom.");
  refuseBadTags(tags);
  if (tags.length > maxTags) throw tooManyTags(name);

  const sorted = [...tags].sort((a, b) => (a.key < b.key ? -1 : 1)).map((tag) => [tag.key, tag.value]);
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([name, description, copyFrom, sorted]))
    .digest("hex");
  return { name, description, copyFrom, tags, token, fingerprint };
}

/** @throws AwsError `SerializationException`, `ValidationException` */
export function readTagRequest(body: unknown, expected: "tags" | "tagKeys" | "none") {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const resourceArn = check.text(members.resourceARN, "resourceARN", {
    required: true,
    min: 20,
    max: 1011,
    pattern: taggableArn,
  });
  const tags = expected === "tags" ? readTags(check, members.tags, { required: true }) : [];
  const listed = expected === "tagKeys" ? check.list(members.tagKeys, "tagKeys", { required: true, max: 200 }) : [];
  const tagKeys = listed.map((key, index) => readTagKey(check, key, `tagKeys.${index + 1}.member`));
  check.finish();
  refuseBadTags(tags);
  return { resourceArn: resourceArn ?? "", tags, tagKeys };
}

function readTags(check: Constraints, value: unknown, rule: { required?: boolean } = {}): Tag[] {
  return check.list(value, "tags", { max: 200, ...rule }).map((entry, index) => {
    const path = `tags.${index + 1}.member`;
    const members = check.object(entry, path, { required: true }) ?? {};
    return {
      key: readTagKey(check, members.key, `${path}.key`),
      value: check.text(members.value, `${path}.value`, { required: true, max: 256, pattern: tagText }) ?? "",
    };
  });
}

function readTagKey(check: Constraints, value: unknown, path: string): string {
  return check.text(value, path, { required: true, min: 1, max: 128, pattern: tagText }) ?? "";
}

function refuseBadTags(tags: Tag[]): void {
  const keys = tags.map((tag) => tag.key);
  if (new Set(keys).size < keys.length) throw validationError("Tag keys must be unique.");
  if (keys.some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw validationError("Tag keys that begin with aws: are reserved.");
  }
}
