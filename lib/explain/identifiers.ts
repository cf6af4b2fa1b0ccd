/** Something in the text that names a resource. `region` and `accountId` are empty where it does not say them. */
export interface Identifier {
  text: string;
  kind: "application-profile" | "system-profile" | "model" | "application-id" | "other-arn";
  service: string;
  region: string;
  accountId: string;
  /** What AWS calls it: the part after the resource type. */
  id: string;
}

/** More than a person wants to read, and a bound for look-ups. */
export const maxIdentifiers = 50;

const providers =
  "ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|xai|zai";
const arnPattern = /arn:aws[a-z-]{0,20}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:[0-9x*]{0,20}:[\w./:+=@*?${}-]{1,300}/gi;
const encodedArnPattern = /arn%3Aaws[a-z0-9%._-]{10,400}/gi;
const namePattern = new RegExp(
  `(?<![\\w.:/-])(?:([a-z]{2,6}(?:-[a-z]{2,4})?)\\.)?((?:${providers})\\.[a-z0-9][a-z0-9.-]{1,80}(?::\\d{1,3}){0,2})`,
  "g",
);
const idPattern = /application-inference-profile\/([a-z0-9]{12})(?![a-z0-9])/g;
const bareIdPattern = /^(?=.*\d)(?=.*[a-z])[a-z0-9]{12}$/;

/** Every resource that the text names, in its order, once each and at most 50. Time grows with the length alone. */
export function identifiersIn(text: string): Identifier[] {
  const found = new Map<string, Identifier>();
  const add = (identifier: Identifier | null) => {
    if (identifier && found.size < maxIdentifiers && !found.has(identifier.text)) {
      found.set(identifier.text, identifier);
    }
  };
  const bare = text.trim();
  if (bareIdPattern.test(bare)) add(applicationId(bare));
  const decoded = text.replace(encodedArnPattern, decodeArn);
  // ARNs are taken out first: the model at the end of one is not named a second time.
  const rest = decoded.replace(arnPattern, (match) => {
    add(fromArn(withoutTail(match)));
    return " ";
  });
  for (const [match, prefix] of rest.matchAll(namePattern)) add(fromName(withoutTail(match), prefix));
  for (const [, id] of rest.matchAll(idPattern)) if (id) add(applicationId(id));
  return [...found.values()];
}

function decodeArn(text: string): string {
  return text.replace(/%3A/gi, ":").replace(/%2F/gi, "/");
}

const operationPath = /\/(converse|converse-stream|invoke|invoke-with-response-stream|count-tokens)$/;

/** A sentence, a string or the path of a request goes on after the name. */
function withoutTail(text: string): string {
  return text.replace(/[.:,;)}\]]{1,5}$/, "").replace(operationPath, "");
}

function fromArn(text: string): Identifier | null {
  const [, , service = "", region = "", accountId = "", ...resource] = text.split(":");
  const name = resource.join(":");
  const slash = name.indexOf("/");
  const type = slash < 0 ? "" : name.slice(0, slash);
  const kind = service === "bedrock" ? kindOfType(type) : "other-arn";
  return { text, kind, service, region, accountId, id: slash < 0 ? name : name.slice(slash + 1) };
}

function kindOfType(type: string): Identifier["kind"] {
  if (type === "application-inference-profile") return "application-profile";
  if (type === "inference-profile") return "system-profile";
  return type === "foundation-model" ? "model" : "other-arn";
}

function fromName(text: string, prefix: string | undefined): Identifier {
  const kind = prefix ? "system-profile" : "model";
  return { text, kind, service: "bedrock", region: "", accountId: "", id: text };
}

function applicationId(id: string): Identifier {
  return { text: id, kind: "application-id", service: "bedrock", region: "", accountId: "", id };
}
