import type { Code } from "@/lib/explain/code";
import type { Diagnosis, Remedy } from "@/lib/explain/explanation";
import type { Identifier } from "@/lib/explain/identifiers";
import { descriptionSchema, profileNameSchema } from "@/lib/profiles/schema";

/** The mistakes that code for profiles is known for. */
export function mistakesIn(text: string, code: Code, identifiers: Identifier[]): Diagnosis[] {
  const mistakes = [
    bareId(text),
    otherRegion(code, identifiers),
    listWithoutType(text, code),
    tagsAsMap(text),
    wrongClient(text),
    countsProfile(code, identifiers),
    copyOfWrongThing(text),
    ...namesAndDescriptions(text),
    directModel(code, identifiers),
  ];
  return mistakes.filter((mistake) => mistake !== null);
}

function mistake(id: string, title: string, meaning: string, remedy: Remedy): Diagnosis {
  return { id, title, meaning, remedies: [remedy] };
}

const bareIdPattern =
  /\b(?:modelId|model_id|--model-id|model)["']?\s*[=:\s]\s*["']?(?=[a-z0-9]{0,11}\d)(?=[a-z0-9]{0,11}[a-z])([a-z0-9]{12})(?![\w.:/-])/;

function bareId(text: string): Diagnosis | null {
  const id = bareIdPattern.exec(text)?.[1];
  if (!id) return null;
  return mistake(
    "bare-application-id",
    "An application profile is called by its full ARN",
    `${id} alone is refused: The provided model identifier is invalid.`,
    {
      cause: "The runtime takes an application profile's ARN only; its bare ID is for the control plane.",
      check: `Is ${id} the last part of an application profile's ARN?`,
      fix: "Pass the whole ARN from the profile's page.",
      source: "using",
    },
  );
}

function otherRegion({ clientRegion }: Code, identifiers: Identifier[]): Diagnosis | null {
  const other = identifiers.find(
    ({ kind, region }) =>
      kind.endsWith("-profile") && region !== "" && clientRegion !== null && region !== clientRegion,
  );
  if (!other) return null;
  return mistake(
    "region-mismatch",
    "Client and ARN are of different Regions",
    `The client is for ${clientRegion}, the ARN for ${other.region}. Bedrock answers: The provided model identifier is invalid.`,
    {
      cause: "A profile is called in the Region of its ARN, wherever it routes to.",
      check: `${other.text} names ${other.region}.`,
      fix: `Create the client for ${other.region}.`,
      source: "regionReport",
    },
  );
}

function listWithoutType(text: string, { operation }: Code): Diagnosis | null {
  if (operation !== "ListInferenceProfiles" || /type_?-?equals/i.test(text)) return null;
  return mistake(
    "list-without-type",
    "Without a type, only system profiles are listed",
    "Application profiles are left out, so filtering the answer for APPLICATION finds none.",
    {
      cause: "Bedrock's default; its API page does not say so.",
      check: "Does the call pass typeEquals?",
      fix: "Call twice, with typeEquals SYSTEM_DEFINED and APPLICATION, and follow nextToken in both.",
      source: "listReport",
    },
  );
}

function tagsAsMap(text: string): Diagnosis | null {
  if (!/\btags\s*=\s*\{/.test(text) || /\bresource\s+"aws_/.test(text)) return null;
  return mistake("tags-as-map", "Tags are a list, not a map", "boto3 refuses it before anything is sent.", {
    cause: "tags={…} is passed.",
    check: "except ValidationException does not catch it: it is a ParamValidationError.",
    fix: 'Pass [{"key": "team", "value": "a"}], or leave it out.',
    source: "createApi",
  });
}

function wrongClient(text: string): Diagnosis | null {
  const names = [...text.matchAll(/client\(\s*["'](bedrock[a-z-]{0,30})["']/g)].map(([, name]) => name);
  const [only] = names;
  if (names.length !== 1) return null;
  const invokes = /\.(converse|converse_stream|invoke_model\w{0,30})\s*\(/.test(text);
  const manages = /\.(list|get|create|delete)_inference_profiles?\s*\(/.test(text);
  if (!(only === "bedrock" && invokes) && !(only === "bedrock-runtime" && manages)) return null;
  return mistake(
    "wrong-client",
    "The other client has this operation",
    "Profiles are managed with bedrock, and called with bedrock-runtime.",
    {
      cause: `The only client made here is for ${only}.`,
      check: "Which service name is passed to boto3.client?",
      fix: 'boto3.client("bedrock-runtime") for converse, boto3.client("bedrock") for profiles.',
      source: "using",
    },
  );
}

function countsProfile({ operation }: Code, identifiers: Identifier[]): Diagnosis | null {
  if (operation !== "CountTokens" || !identifiers.some(({ kind }) => kind.endsWith("-profile"))) return null;
  return mistake("count-tokens", "CountTokens takes no profile", "It answers with a ValidationException.", {
    cause: "A profile is passed where only a foundation model is known.",
    check: "Does the ID begin with us., eu., global. or arn:?",
    fix: "Pass the base model's ID, shown below. Counting is free.",
    source: "countReport",
  });
}

function copyOfWrongThing(text: string): Diagnosis | null {
  const source = /\b(?:copyFrom|copy_from|CopyFrom)["']?\s*[:=]\s*["']?([\w.:/-]{1,300})/.exec(text)?.[1];
  if (!source) return null;
  const fix = "Pass the ARN of a system profile or of a foundation model, without an account number in the latter.";
  const wrong = (cause: string) =>
    mistake("copy-from", "This cannot be copied", "Bedrock refuses it: copyFrom must be a valid source ARN.", {
      cause,
      check: source,
      fix,
      source: "copyFromReport",
    });
  if (source.includes(":application-inference-profile/")) return wrong("An application profile cannot be copied.");
  if (/:\d{12}:foundation-model\//.test(source)) return wrong("A foundation model's ARN carries no account.");
  const isName = /^[a-z0-9-]{2,20}\.[a-z0-9-]+[.:]/.test(source);
  return isName ? wrong("A bare ID was passed; copyFrom takes an ARN.") : null;
}

function namesAndDescriptions(text: string): Diagnosis[] {
  const named = /\b(?:inferenceProfileName|inference[_-]profile[_-]name)["']?\s*[:=\s]\s*["']([^"'\n]{1,300})["']/.exec(
    text,
  )?.[1];
  const described = /\bdescription["']?\s*[:=\s]\s*["']([^"'\n]{1,300})["']/.exec(text)?.[1];
  const isCreate = /create[_-]?inference[_-]?profile|ApplicationInferenceProfile|aws_bedrock_inference_profile/i.test(
    text,
  );
  if (!isCreate || /[$#]\{/.test(`${named}${described}`)) return [];
  const broken: [string, string | undefined, { success: boolean; error?: { issues: { message: string }[] } }][] = [
    ["name", named, profileNameSchema.safeParse(named ?? "ok")],
    ["description", described, descriptionSchema.safeParse(described ?? "")],
  ];
  return broken.flatMap(([what, value, { success, error }]) =>
    success
      ? []
      : [
          mistake(
            `${what}-pattern`,
            `The ${what} breaks Bedrock's rule`,
            `“${value}” would be refused with a ValidationException.`,
            {
              cause: error?.issues[0]?.message ?? "It does not fit the pattern.",
              check: "Type it into the create form here: it ticks the rules while you type.",
              fix:
                what === "description"
                  ? "For example “Team A: Chat” instead of “Team A - Chat”."
                  : "For example search-prod.",
              source: "createApi",
            },
          ),
        ],
  );
}

function directModel({ operation }: Code, identifiers: Identifier[]): Diagnosis | null {
  const calls = operation !== null && /^(Converse|InvokeModel)/.test(operation);
  const model = identifiers.find(({ kind }) => kind === "model");
  if (!calls || !model || identifiers.some(({ kind }) => kind.endsWith("-profile"))) return null;
  return mistake(
    "direct-model",
    "The model is called directly, without a profile",
    "Usage and cost of this call belong to no team, and many newer models refuse it.",
    {
      cause: `${model.id} is a model's ID, not a profile's.`,
      check: "Which profiles of this model are listed below?",
      fix: "Pass your team's application profile by its ARN, or the system profile's ID.",
      source: "profiles",
    },
  );
}
