"use client";

import { useQueryState } from "nuqs";
import { BulkPreview } from "@/components/profiles/bulk-preview";
import { CsvInput } from "@/components/profiles/csv-input";
import { MatrixInput } from "@/components/profiles/matrix-input";
import { QuotaGauge } from "@/components/profiles/quota-gauge";
import { useBulkDraft } from "@/components/profiles/use-bulk-draft";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { templateProblem } from "@/lib/config/name-template";
import type { TagPolicy } from "@/lib/config/schema";
import { maxBulkRows, parseBulkCsv } from "@/lib/profiles/bulk-csv";
import { judgeLines, matrixLines } from "@/lib/profiles/bulk-rows";
import { bulkInputs, bulkSearchParams } from "@/lib/profiles/search-params";
import type { CreateSource } from "@/lib/profiles/sources";

const inputWords = { matrix: "Matrix", csv: "CSV" };

/** Many profiles at once: what is wanted on top, what that comes to below. Nothing is made before the plan is applied. */
export function ManyTeams({
  sources,
  existingNames,
  isListComplete,
  nameTemplate,
  tagPolicy,
  region,
}: {
  sources: CreateSource[];
  existingNames: string[];
  isListComplete: boolean;
  nameTemplate: string;
  tagPolicy: TagPolicy;
  region: string;
}) {
  const [by, setBy] = useQueryState("by", bulkSearchParams.by);
  const { draft, change, clear } = useBulkDraft(nameTemplate);
  const patternProblem = templateProblem(draft.pattern);
  const read = by === "csv" ? parseBulkCsv(draft.csv) : readMatrix(draft.matrix);
  const frame = {
    sources,
    existingNames: new Set(existingNames),
    nameTemplate: patternProblem ? nameTemplate : draft.pattern,
    tagPolicy,
  };
  const rows = judgeLines(read.lines, frame);
  return (
    <div className="space-y-3">
      <Segmented
        label="Where the rows come from"
        value={by}
        onChange={(next) => void setBy(next)}
        options={bulkInputs.map((value) => ({ value, label: inputWords[value] }))}
      />
      <Card>
        <CardBody className="space-y-4 pt-4">
          {by === "csv" ? (
            <CsvInput
              text={draft.csv}
              onChange={(csv) => change({ csv })}
              sources={sources}
              required={tagPolicy.required}
            />
          ) : (
            <MatrixInput
              matrix={draft.matrix}
              onChange={(matrix) => change({ matrix: { ...draft.matrix, ...matrix } })}
              sources={sources}
              tagPolicy={tagPolicy}
            />
          )}
          <Field
            label="Name pattern"
            error={patternProblem ?? undefined}
            hint="{team}, {environment}, {application}, {model} or the key of any tag. Rows with a name of their own keep it."
          >
            {(wiring) => (
              <Input
                {...wiring}
                value={draft.pattern}
                onChange={(event) => change({ pattern: event.target.value })}
                className="font-mono"
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        </CardBody>
      </Card>
      {read.problems.length > 0 && (
        <Callout tone="danger" role="status" title="Some of the list cannot be read">
          <ul className="list-disc pl-4">
            {read.problems.slice(0, 20).map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                {line !== null && `Line ${line}: `}
                {message}
              </li>
            ))}
          </ul>
          {read.problems.length > 20 && <p>And {read.problems.length - 20} more.</p>}
        </Callout>
      )}
      <QuotaGauge existing={existingNames.length} isComplete={isListComplete} planned={rows.length} region={region} />
      <BulkPreview rows={rows} hasUnreadable={read.problems.length > 0} onPlanned={clear} />
    </div>
  );
}

function readMatrix(matrix: Parameters<typeof matrixLines>[0]) {
  const lines = matrixLines(matrix);
  if (lines) return { lines, problems: [] };
  const count = matrix.teams.length * matrix.environments.length * matrix.sourceArns.length;
  const message = `This matrix has ${count.toLocaleString("en")} rows; a plan takes at most ${maxBulkRows.toLocaleString("en")}.`;
  return { lines: [], problems: [{ line: null, message }] };
}
