import type { Choice, Scope } from "@/lib/guide/choice";
import { createHref, playgroundHref } from "@/lib/profiles/links";
import type { ModelSource, ProfileSummary } from "@/lib/profiles/schema";

/** Something of this Region that the guide can start from. */
export interface StartSource {
  id: string;
  name: string;
  modelId: string;
  modelName: string;
  scope: Scope;
}

/** System profiles and models that answer with text and are not on their way out. */
export function toStartSources(profiles: ProfileSummary[], models: ModelSource[]): StartSource[] {
  const system = profiles.filter(
    ({ type, lifecycle, noTextReason }) => type === "SYSTEM_DEFINED" && lifecycle !== "LEGACY" && noTextReason === null,
  );
  const callable = models.filter(
    ({ notCopyableReason, noTextReason, lifecycle }) =>
      notCopyableReason === null && noTextReason === null && lifecycle !== "LEGACY",
  );
  return [
    ...system.map(({ profileId, name, modelId, modelName, route }) => ({
      id: profileId,
      name,
      modelId,
      modelName,
      scope: route.scope,
    })),
    ...callable.map(({ modelId, name }) => ({ id: modelId, name, modelId, modelName: name, scope: "region" as const })),
  ];
}

/** The models that anything can be started with, by name. */
export function startModels(sources: StartSource[]): { modelId: string; modelName: string }[] {
  const byId = new Map(sources.map(({ modelId, modelName }) => [modelId, modelName]));
  return [...byId]
    .map(([modelId, modelName]) => ({ modelId, modelName }))
    .sort((a, b) => a.modelName.localeCompare(b.modelName, "en") || a.modelId.localeCompare(b.modelId, "en"));
}

export interface Start {
  href: string;
  label: string;
  /** What it is filled in with, or why it is not. */
  note: string;
  /** False when the chosen model is not offered on the recommended route. */
  isOffered: boolean;
}

/** Small models, named first when no model was chosen. */
const modest = [/nova-2-lite/, /nova-lite/, /haiku/, /nova/];

/**
 * Where the recommendation begins: the create form filled in with the source to copy, or the playground with the
 * profile to call. The playground calls profiles only, so that a single Region always begins with the form.
 *
 * @param modelId the chosen base model, or null
 */
export function startOf(choice: Choice, sources: StartSource[], modelId: string | null): Start {
  const onRoute = sources.filter(({ scope }) => scope === choice.scope);
  const wanted = modelId === null ? modestFirst(onRoute) : onRoute.find((source) => source.modelId === modelId);
  const opensForm = choice.kind === "application" || choice.scope === "region";
  const label = opensForm ? "Create the profile" : "Open the playground";
  if (!wanted) {
    return {
      href: opensForm ? createHref() : "/playground",
      label,
      note: whyEmpty(choice, sources, modelId),
      isOffered: false,
    };
  }
  return {
    href: opensForm ? createHref(wanted.id) : playgroundHref(wanted.id),
    label,
    note: noteOf(choice, wanted, modelId === null),
    isOffered: true,
  };
}

function modestFirst(sources: StartSource[]): StartSource | undefined {
  return modest.map((model) => sources.find(({ modelId }) => model.test(modelId))).find(Boolean) ?? sources[0];
}

function noteOf(choice: Choice, source: StartSource, isExample: boolean): string {
  const filled = `Filled in with ${source.name} (${source.id})${isExample ? ", as an example: choose your model above" : ""}.`;
  return choice.kind === "system" && choice.scope === "region"
    ? `${filled} The console calls profiles only; a single-Region copy behaves and costs as the model itself.`
    : filled;
}

const routeWords: Record<Scope, string> = {
  region: "on demand in this Region alone",
  geo: "by a geographic profile of this Region",
  global: "by a global profile of this Region",
};

function whyEmpty({ scope }: Choice, sources: StartSource[], modelId: string | null): string {
  if (sources.length === 0) return "The profiles of this Region could not be listed, so that nothing is filled in.";
  const name = sources.find((source) => source.modelId === modelId)?.modelName ?? modelId ?? "Nothing";
  const others = [
    ...new Set(sources.filter((source) => source.modelId === modelId).map((source) => routeWords[source.scope])),
  ];
  const instead = others.length > 0 ? ` It is offered ${others.join(" and ")}.` : "";
  return `${name} is not offered ${routeWords[scope]}.${instead} Choose another model, or answer the question on residency differently.`;
}
