export const yesNo = ["yes", "no"] as const;
export const residencies = ["anywhere", "geography", "region"] as const;

export type YesNo = (typeof yesNo)[number];
export type Residency = (typeof residencies)[number];

/** The answers of the questionnaire; null is not answered yet. */
export interface Answers {
  chargeback: YesNo | null;
  access: YesNo | null;
  environments: YesNo | null;
  tenants: YesNo | null;
  residency: Residency | null;
  availability: YesNo | null;
  users: YesNo | null;
  prototype: YesNo | null;
  limits: YesNo | null;
}

export type QuestionId = keyof Answers;

interface Question {
  id: QuestionId;
  text: string;
  hint: string;
  options: readonly { value: string; label: string }[];
}

const yesOrNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

export const questions: readonly Question[] = [
  {
    id: "chargeback",
    text: "Must the bill show what each team or cost centre spent?",
    hint: "Chargeback, showback, budgets per team.",
    options: yesOrNo,
  },
  {
    id: "access",
    text: "Should each team be allowed to call only what is its own?",
    hint: "One IAM policy per team, or one by tag for all.",
    options: yesOrNo,
  },
  {
    id: "environments",
    text: "Are development, test and production to be told apart?",
    hint: "In cost, metrics or permissions.",
    options: yesOrNo,
  },
  {
    id: "tenants",
    text: "Do you serve several tenants or customers from one account?",
    hint: "And need to know what each of them uses.",
    options: yesOrNo,
  },
  {
    id: "residency",
    text: "Where may prompts and answers be processed?",
    hint: "What law, contract or policy says; not what would be nice.",
    options: [
      { value: "anywhere", label: "Anywhere" },
      { value: "geography", label: "One geography" },
      { value: "region", label: "One Region" },
    ],
  },
  {
    id: "availability",
    text: "Do you need more capacity than one Region gives?",
    hint: "Peaks, throttling, high availability.",
    options: yesOrNo,
  },
  {
    id: "users",
    text: "Are your users spread over the world, and latency matters?",
    hint: "Answers near the user.",
    options: yesOrNo,
  },
  {
    id: "prototype",
    text: "Is it a prototype or an experiment?",
    hint: "Quick to start, quick to drop.",
    options: yesOrNo,
  },
  {
    id: "limits",
    text: "Must one team be unable to use up the throughput of another?",
    hint: "Separate rate limits or quotas.",
    options: yesOrNo,
  },
];

export function countAnswered(answers: Answers): number {
  return Object.values(answers).filter((answer) => answer !== null).length;
}
