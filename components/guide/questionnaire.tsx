"use client";

import { useQueryStates } from "nuqs";
import { Advice } from "@/components/guide/advice";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Segmented } from "@/components/ui/segmented";
import { countAnswered, type QuestionId, questions } from "@/lib/guide/answers";
import { recommend } from "@/lib/guide/recommend";
import { guideParams } from "@/lib/guide/search-params";
import { type StartSource, startModels, startOf } from "@/lib/guide/start";

/** The questions, whose answers live in the address, beside the one recommendation that follows from them. */
export function Questionnaire({ sources }: { sources: StartSource[] }) {
  const [{ model, ...answers }, setParams] = useQueryStates(guideParams, { history: "push" });
  const advice = recommend(answers);
  const answered = countAnswered(answers);
  return (
    <div className="grid items-start gap-3 lg:grid-cols-2">
      <Card>
        <CardHeader
          title="Which one do I need?"
          description={`Answer what applies: ${answered} of ${questions.length} answered. The address keeps your answers.`}
          actions={
            answered > 0 && (
              <Button size="sm" className="print:hidden" onClick={() => setParams(null)}>
                Clear answers
              </Button>
            )
          }
        />
        <ul className="divide-y divide-line border-line border-t">
          {questions.map(({ id, text, hint, options }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-2">
              <div className="min-w-48 flex-1">
                <p className="font-medium">{text}</p>
                <p className="text-muted-foreground text-xs">{hint}</p>
              </div>
              <Segmented
                label={text}
                value={answers[id] ?? ""}
                options={[...options]}
                onChange={(value) => void setParams(answerOf(id, value))}
              />
            </li>
          ))}
        </ul>
        <CardBody className="border-line border-t pt-3">
          <ModelPicker
            sources={sources}
            model={model}
            onChange={(chosen) => void setParams({ model: chosen || null })}
          />
        </CardBody>
      </Card>
      <div aria-live="polite" className="min-w-0 lg:sticky lg:top-3 print:static">
        {advice ? (
          <Advice advice={advice} start={startOf(advice.choice, sources, model)} />
        ) : (
          <Card>
            <CardHeader
              title="One recommendation"
              description="It appears with the first answer: what to use, why, what was rejected, and a button that begins it."
            />
          </Card>
        )}
      </div>
    </div>
  );
}

function ModelPicker({
  sources,
  model,
  onChange,
}: {
  sources: StartSource[];
  model: string | null;
  onChange: (model: string) => void;
}) {
  const models = startModels(sources);
  const unknown = model !== null && !models.some(({ modelId }) => modelId === model);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
      <div className="min-w-48 flex-1">
        <p className="font-medium">Which model, if you know it?</p>
        <p className="text-muted-foreground text-xs">Fills in the form or the playground that the button opens.</p>
      </div>
      <Combobox
        label="Model"
        className="sm:w-64"
        value={model ?? ""}
        searchPlaceholder="Model name or ID…"
        onChange={onChange}
        options={[
          { value: "", label: "No model yet" },
          ...models.map(({ modelId, modelName }) => ({ value: modelId, label: modelName, detail: modelId })),
          ...(unknown ? [{ value: model, label: model, detail: "not offered in this Region" }] : []),
        ]}
      />
    </div>
  );
}

/** The change of the address that an answer makes. The parser refuses what is no answer to this question. */
function answerOf(id: QuestionId, value: string) {
  return id === "residency"
    ? { residency: guideParams.residency.parse(value) }
    : { [id]: guideParams[id].parse(value) };
}
