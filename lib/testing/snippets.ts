import type { ProfileDefinition } from "@/lib/profiles/snippet-definitions";
import type { SnippetTarget } from "@/lib/profiles/snippets";

/** Everything that some language would expand, end or break at. */
export const hostileText =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: such text is what must not be expanded
  "He said \"hi\" 'there' ${x} $${y} %{z} `date` $(id) \\n \\b \b\f\t\r\nnew: #line - !Sub <% \u2028 \u0085 é 😀 *&|> @x";

export const hostileDefinition: ProfileDefinition = {
  name: `name ${hostileText}`,
  description: hostileText,
  copyFrom: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-2-lite-v1:0",
  tags: [
    { key: "team", value: hostileText },
    { key: hostileText, value: "" },
  ],
};

const plain: ProfileDefinition = {
  ...hostileDefinition,
  name: "customer-service",
  description: "Customer Service: chat",
  tags: [
    { key: "team", value: "customer-service" },
    { key: "cost-center", value: "CC-1001" },
  ],
};

/** Targets of code by what is special about each. */
export const snippetTargets = {
  application: {
    type: "APPLICATION",
    profileId: "yaec80410apl",
    profileArn: "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/yaec80410apl",
    region: "us-east-1",
    noTextReason: null,
    definition: plain,
  },
  system: {
    type: "SYSTEM_DEFINED",
    profileId: "us.amazon.nova-2-lite-v1:0",
    profileArn: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-2-lite-v1:0",
    region: "us-east-1",
    noTextReason: null,
    definition: { ...plain, description: null, tags: [] },
  },
  hostile: {
    type: "APPLICATION",
    profileId: hostileText,
    profileArn: `arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/${hostileText}`,
    region: "eu-west-1",
    noTextReason: null,
    definition: hostileDefinition,
  },
} satisfies Record<string, SnippetTarget>;
