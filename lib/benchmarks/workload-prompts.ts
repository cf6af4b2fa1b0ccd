import "server-only";
import type { Workload } from "@/lib/benchmarks/schema";
import { promptsOf } from "@/lib/benchmarks/workload";
import type { BenchmarkPrompt } from "@/lib/db/documents";
import { AppError } from "@/lib/errors";
import { listPrompts } from "@/lib/prompts/service";
import { variablesOf } from "@/lib/prompts/variables";
import type { RequestContext } from "@/lib/request/context";

/**
 * The prompts of a run; saved ones as the library has them, each with its name and version.
 *
 * @throws AppError `forbidden`, `not_found` (a prompt or version), `invalid_input` for one with variables
 */
export async function workloadPrompts(
  ctx: RequestContext,
  workload: Workload,
  seed: number,
): Promise<BenchmarkPrompt[]> {
  if (workload.kind !== "saved") return promptsOf(workload, seed);
  const library = new Map((await listPrompts(ctx)).map((prompt) => [prompt.id, prompt]));
  return workload.prompts.map(({ id, version }) => {
    const prompt = library.get(id);
    const text = prompt?.versions.find((one) => one.version === version)?.text;
    if (!prompt || text === undefined) throw refused("not_found", "A saved prompt is no longer in the library.");
    if (variablesOf(text).length > 0) {
      throw refused("invalid_input", `“${prompt.name}” has variables, which a benchmark does not fill in.`);
    }
    const { name } = prompt;
    return { label: `${name}, version ${version}`, text, maxTokens: null, saved: { id, name, version } };
  });
}

function refused(code: "not_found" | "invalid_input", message: string): AppError {
  return new AppError(code, message, { fieldErrors: { promptsText: message } });
}
