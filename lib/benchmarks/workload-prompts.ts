import "server-only";
import type { Workload } from "@/lib/benchmarks/schema";
import { promptsOf } from "@/lib/benchmarks/workload";
import type { BenchmarkPrompt } from "@/lib/db/documents";
import { AppError } from "@/lib/errors";
import { listPrompts } from "@/lib/prompts/service";
import { fillVariables, variablesOf } from "@/lib/prompts/variables";
import type { RequestContext } from "@/lib/request/context";

/**
 * The prompts of a run; saved ones as the library has them, each with its name, version and the values of its variables.
 *
 * @throws AppError `forbidden`, `not_found` (a prompt or version), `invalid_input` for one whose variables are not filled in
 */
export async function workloadPrompts(
  ctx: RequestContext,
  workload: Workload,
  seed: number,
): Promise<BenchmarkPrompt[]> {
  if (workload.kind !== "saved") return promptsOf(workload, seed);
  const library = new Map((await listPrompts(ctx)).map((prompt) => [prompt.id, prompt]));
  return workload.prompts.map(({ id, version, values = {} }) => {
    const prompt = library.get(id);
    const text = prompt?.versions.find((one) => one.version === version)?.text;
    if (!prompt || text === undefined) throw refused("not_found", "A saved prompt is no longer in the library.");
    const { name } = prompt;
    const filled = variablesOf(text).map((variable) => [variable, values[variable] ?? ""] as const);
    const [empty] = filled.find(([, value]) => value.trim() === "") ?? [];
    if (empty) throw refused("invalid_input", `“${name}”: enter a value for ${empty}.`);
    const words = filled.map(([variable, value]) => `, ${variable}: ${shortened(value)}`).join("");
    return {
      ...{ label: `${name}, version ${version}${words}`, text: fillVariables(text, Object.fromEntries(filled)) },
      maxTokens: null,
      saved: { id, name, version, ...(filled.length > 0 && { values: Object.fromEntries(filled) }) },
    };
  });
}

/** The whole value is kept beside it. */
function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}

function refused(code: "not_found" | "invalid_input", message: string): AppError {
  return new AppError(code, message, { fieldErrors: { promptsText: message } });
}
