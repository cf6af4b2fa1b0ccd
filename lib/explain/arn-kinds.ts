import type { Diagnosis, Remedy } from "@/lib/explain/explanation";
import type { Identifier } from "@/lib/explain/identifiers";

/** What Bedrock's other resources are. */
const bedrockKinds: Record<string, string> = {
  "provisioned-model": "Provisioned Throughput of one model. Profiles cannot be used with it.",
  "custom-model": "a fine-tuned model. It is called through its own deployment, not through a profile.",
  "custom-model-deployment": "a deployment of a fine-tuned model, called by this ARN.",
  "imported-model": "an imported model, called by this ARN.",
  guardrail: "a guardrail. It is passed in guardrailConfig beside the model.",
  "guardrail-profile": "a guardrail profile: it routes guardrails across Regions and is no inference profile.",
  "default-prompt-router": "AWS's prompt router, which chooses between two models for each call.",
  "prompt-router": "a prompt router, which chooses between models for each call.",
  prompt: "a prompt of Prompt management.",
  agent: "an agent. Its model may be set to a profile.",
  "agent-alias": "an alias of an agent.",
  "knowledge-base": "a knowledge base. Its model may be set to a profile.",
  flow: "a flow.",
  "async-invoke": "an asynchronous invocation, started by StartAsyncInvoke.",
  "model-invocation-job": "a batch inference job.",
  "model-customization-job": "a job that fine-tunes a model.",
  "evaluation-job": "an evaluation job.",
  marketplace: "an endpoint of Bedrock Marketplace.",
  "data-automation-profile": "a profile of Data Automation. It is no inference profile.",
};

const services: Record<string, string> = {
  iam: "a resource of IAM: who may call, not what is called.",
  sts: "a session of a role: who called.",
  sagemaker: "a resource of SageMaker.",
  logs: "a CloudWatch log group.",
  s3: "an S3 bucket or object.",
  lambda: "a Lambda function.",
  kms: "a KMS key.",
  "bedrock-agentcore": "a resource of Bedrock AgentCore.",
};

/** What the thing is, in words. */
export function describeIdentifier(identifier: Identifier): string {
  const { kind, service, region, id, text } = identifier;
  if (kind === "application-profile") return "an application inference profile";
  if (kind === "system-profile") return "a system-defined inference profile";
  if (kind === "application-id") return "perhaps the ID of an application inference profile";
  if (kind === "model") {
    return text.startsWith("arn:") && region === ""
      ? "a foundation model in no Region, as global profiles name it"
      : "a foundation model";
  }
  if (service === "bedrock") {
    const type = text.split(":").slice(5).join(":").split("/")[0] ?? "";
    return bedrockKinds[type] ?? `a resource of Bedrock of the kind “${type || id}”, which is not known here.`;
  }
  return services[service] ?? `a resource of the service “${service}”, not of Bedrock.`;
}

/** What is wrong with an ARN as it stands, whether or not it leads to something. */
export function mistakesOf(identifier: Identifier): Diagnosis[] {
  const { kind, id, accountId, region, text } = identifier;
  if (!text.startsWith("arn:") || /[*?$]/.test(text)) return [];
  if (kind === "application-profile" && !/^[a-z0-9]{12}$/.test(id)) {
    return [malformed(text, "An application profile's ARN ends with an ID of 12 letters and digits, not with a name.")];
  }
  if ((kind === "application-profile" || kind === "system-profile") && region === "") {
    return [malformed(text, "A profile's ARN names the Region it belongs to.")];
  }
  if (kind === "application-profile" && accountId === "") {
    return [malformed(text, "An application profile's ARN carries the account that owns it.")];
  }
  if (kind === "system-profile" && !/^[a-z-]{2,8}\.[a-z0-9]+\./.test(id)) {
    return [wrongType(text)];
  }
  if (kind === "model" && accountId !== "") {
    return [malformed(text, "A foundation model belongs to no account: that part of its ARN is empty.")];
  }
  return [];
}

function malformed(text: string, meaning: string): Diagnosis {
  const remedy: Remedy = {
    cause: "The ARN was put together by hand, or from a name.",
    check: text,
    fix: "Copy the ARN from the profile's page.",
    source: "using",
  };
  return { id: "malformed-arn", title: "This ARN cannot be right", meaning, remedies: [remedy] };
}

function wrongType(text: string): Diagnosis {
  const remedy: Remedy = {
    cause: "The type inference-profile is for system profiles, whose IDs begin with a geography and a provider.",
    check: text,
    fix: "For an application profile write application-inference-profile/ and its 12-character ID.",
    source: "permissions",
  };
  return {
    id: "wrong-arn-type",
    title: "No system profile has such an ID",
    meaning: "This looks like an application profile's name or ID behind the wrong type.",
    remedies: [remedy],
  };
}
