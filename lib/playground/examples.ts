export interface Example {
  title: string;
  about: string;
  prompt: string;
}

const complaint = `Hello, I'm Mara Lindqvist. Order 48-2201 was promised for Tuesday 4 March, but only two of the three \
desk lamps came, on Friday, and one has a cracked shade. I paid 147.50 euro by card. Please send the missing lamp and a \
new shade, or refund both. You reach me at mara@example.com after 5 pm.`;

/** One of each kind of test: time to the first word, sustained speed, a checkable answer. */
export const examples: Example[] = [
  {
    title: "Short answer",
    about: "Mostly the time to the first token",
    prompt: "In two sentences: what is an inference profile in Amazon Bedrock, and why would a team have its own?",
  },
  {
    title: "Long answer",
    about: "Mostly the speed of the answer",
    prompt:
      "Write a guide for a platform team that introduces application inference profiles to ten product teams. Cover naming, tags for cost allocation, IAM policies, a migration order and how to notice mistakes, with a heading for each part, a table of the tags and a closing checklist.",
  },
  {
    title: "Extraction",
    about: "An answer you can check",
    prompt: `Extract the facts of this message as JSON with the keys customer, order, promised, delivered, problems (a list), amount, currency and wishes (a list). Answer with the JSON only.\n\n${complaint}`,
  },
];
