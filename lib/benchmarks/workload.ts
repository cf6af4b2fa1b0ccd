import type { Workload } from "@/lib/benchmarks/schema";
import type { BenchmarkPrompt } from "@/lib/db/documents";
import { seededRandom } from "@/lib/stats/random";

const words =
  "amber basin carbon delta ember field garden harbor island jungle kernel ladder marble needle orchid pebble quartz river signal timber uplift valley window yellow zephyr anchor bridge copper drift engine".split(
    " ",
  );

/** English words are about 1.3 tokens each. */
const tokensPerWord = 1.3;

/** The prompts of a run: as given, or one for each input × output size, made of plain words from the seed. */
export function promptsOf(workload: Exclude<Workload, { kind: "saved" }>, seed: number): BenchmarkPrompt[] {
  if (workload.kind === "prompts") return workload.prompts.map((prompt) => ({ ...prompt, maxTokens: null }));
  return workload.inputTokens.flatMap((input) =>
    workload.outputTokens.map((output) => ({
      label: `${input} in × ${output} out`,
      text: synthetic(input, output, seed),
      maxTokens: output,
    })),
  );
}

function synthetic(inputTokens: number, outputTokens: number, seed: number): string {
  const random = seededRandom(seed ^ inputTokens);
  const task = `Continue this list of words for as long as you can, at least ${Math.ceil(outputTokens)} words, without any comment.`;
  const count = Math.max(1, Math.round(inputTokens / tokensPerWord) - task.split(" ").length);
  const list = Array.from({ length: count }, () => words[random.below(words.length)]);
  return `${task}\n${list.join(" ")}`;
}
