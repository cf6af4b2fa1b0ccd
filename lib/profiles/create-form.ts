import { z } from "zod";
import type { Tag } from "@/lib/bedrock/types";
import { placeholdersOf } from "@/lib/config/name-template";
import type { Config, TagPolicy } from "@/lib/config/schema";
import { judgeTags } from "@/lib/config/tag-policy";
import { type CreateBody, createBodySchema, sourceTagKey } from "@/lib/profiles/schema";
import { sourceTag } from "@/lib/profiles/twin";

/** What the form holds. Team, environment and application become tags and make up the suggested name. */
export interface CreateFormValues {
  sourceArn: string;
  team: string;
  environment: string;
  application: string;
  name: string;
  description: string;
  /** The free rows, beside the tags that come from the fields above. */
  tags: Tag[];
}

export type { CreateBody } from "@/lib/profiles/schema";

export const emptyForm = {
  sourceArn: "",
  team: "",
  environment: "",
  application: "",
  name: "",
  description: "",
  tags: [],
} satisfies CreateFormValues;

const tagFields = ["team", "environment", "application"] as const;
type TagField = (typeof tagFields)[number];

/** What the organisation decided about new profiles. */
export type CreateRules = Pick<Config, "tagPolicy" | "nameTemplate">;

/** Whether the form insists on a field: the team always, an environment where the policy or the names need it. */
export function isFieldRequired(field: TagField, { tagPolicy, nameTemplate }: CreateRules): boolean {
  if (field === "team" || tagPolicy.required.includes(field)) return true;
  return field === "environment" && placeholdersOf(nameTemplate).includes(field);
}

/** The keys that the organisation requires beside those that have a field of their own. */
export function furtherRequiredKeys({ required }: TagPolicy): string[] {
  return required.filter((key) => !tagFields.some((field) => field === key));
}

/** Free rows with one for every required key, in front, whatever a draft or another policy left. */
export function withRequiredRows(tags: Tag[], policy: TagPolicy): Tag[] {
  const keys = furtherRequiredKeys(policy);
  const required = keys.map((key) => tags.find((tag) => tag.key === key) ?? { key, value: "" });
  return [...required, ...tags.filter(({ key }) => !keys.includes(key))];
}

/** The tags that come from fields, in the order in which they are sent: before the free rows. */
export function fieldTags(values: CreateFormValues): { field: TagField; value: string }[] {
  return tagFields
    .map((field) => ({ field, value: values[field].trim() }))
    .filter(({ field, value }) => value !== "" || field === "team");
}

export function toBody(values: CreateFormValues): CreateBody {
  return {
    name: values.name,
    description: values.description,
    sourceArn: values.sourceArn,
    tags: [...fieldTags(values).map(({ field, value }) => ({ key: field, value })), ...values.tags],
  };
}

/** The form's field for a path of the request: `tags.0.value` is the team, `tags.2.key` the key of a free row. */
export function fieldOf(path: string, values: CreateFormValues): string {
  const match = /^tags\.(\d+)(\.(?:key|value))?$/.exec(path);
  if (!match) return path;
  const index = Number(match[1]);
  const fields = fieldTags(values);
  return fields[index]?.field ?? `tags.${index - fields.length}${match[2] ?? ""}`;
}

/** The first message of each field that is wrong; empty when the request may be sent. */
export function validateForm(values: CreateFormValues, rules: CreateRules): Record<string, string> {
  const errors: Record<string, string> = {};
  const add = (field: string, message: string) => {
    errors[field] ??= message;
  };
  for (const field of tagFields) {
    if (!values[field].trim() && isFieldRequired(field, rules)) add(field, missingWords[field]);
  }
  values.tags.forEach((tag, index) => {
    if (tag.key === sourceTagKey) add(`tags.${index}.key`, "The console sets this tag itself, to record the source.");
  });
  const body = toBody(values);
  for (const { index, key, problem, message } of judgeTags(rules.tagPolicy, body.tags)) {
    if (index === null) add(tagFields.find((field) => field === key) ?? "tags", message);
    else add(fieldOf(`tags.${index}.${problem === "reserved" ? "key" : "value"}`, values), message);
  }
  const parsed = createBodySchema.safeParse(body);
  for (const issue of parsed.error?.issues ?? []) add(fieldOf(issue.path.join("."), values), issue.message);
  return errors;
}

const missingWords: Record<TagField, string> = {
  team: "Enter the team that the profile is for.",
  environment: "Enter an environment, such as dev or prod.",
  application: "Enter the application: your organisation requires this tag.",
};

/** The request as Bedrock will get it, but for its token; unset members are left out as they will be. */
export function requestPreview(body: CreateBody): Record<string, unknown> {
  return {
    inferenceProfileName: body.name,
    ...(body.description && { description: body.description }),
    modelSource: { copyFrom: body.sourceArn },
    tags: body.sourceArn ? [...body.tags, sourceTag(body.sourceArn)] : body.tags,
  };
}

/** The preview as text, one tag to a line. */
export function requestText(body: CreateBody): string {
  const text = JSON.stringify(requestPreview(body), null, 2);
  return text.replace(/\{\n\s+("key": .*),\n\s+("value": .*)\n\s+\}/g, "{ $1, $2 }");
}

type FieldName =
  | Exclude<keyof CreateFormValues, "tags">
  | "tags"
  | `tags.${number}`
  | `tags.${number}.key`
  | `tags.${number}.value`;

/** Whether the form has a field of this name, for messages that name fields in the server's words. */
export function isFieldName(field: string): field is FieldName {
  return field in emptyForm || /^tags\.\d+(\.(key|value))?$/.test(field);
}

/** The form as it is edited: a null name follows the suggestion. */
export type CreateFields = Omit<CreateFormValues, "name"> & { name: string | null };

const draftSchema = z.object({
  fields: z.object({
    sourceArn: z.string(),
    team: z.string(),
    environment: z.string(),
    application: z.string(),
    name: z.string().nullable(),
    description: z.string(),
    tags: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
  attempts: z.array(
    z.object({ body: z.string(), requestToken: z.string(), unknownSince: z.iso.datetime().nullable() }),
  ),
});
/** What survives a reload: the fields and the attempts made with them. */
export type CreateDraft = z.output<typeof draftSchema>;

/** The draft as it was kept; null when there is none, or one that an older version of the console wrote. */
export function parseDraft(text: string | null): CreateDraft | null {
  return text === null ? null : (draftJson.safeParse(text).data ?? null);
}

const draftJson = z
  .string()
  .transform((text, check): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      check.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(draftSchema);
