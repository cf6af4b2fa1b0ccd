"use client";

import { useQueryState } from "nuqs";
import { BulkPreview } from "@/components/profiles/bulk-preview";
import { CsvInput } from "@/components/profiles/csv-input";
import { MatrixInput } from "@/components/profiles/matrix-input";
import { QuotaGauge, type RegionQuota } from "@/components/profiles/quota-gauge";
import { useBulkDraft } from "@/components/profiles/use-bulk-draft";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { templateProblem } from "@/lib/config/name-template";
import type { TagPolicy } from "@/lib/config/schema";
import { type BulkText, parseBulkCsv } from "@/lib/profiles/bulk-csv";
import { type BulkRow, judgeLines, matrixLines } from "@/lib/profiles/bulk-rows";
import { bulkInputs, bulkSearchParams } from "@/lib/profiles/search-params";
import { type CreateSource, SourceIndex } from "@/lib/profiles/sources";

const inputWords = { matrix: "Matrix", csv: "CSV" };

/** What is known of a Region before anything is planned there. */
export interface BulkRegion {
  region: string;
  /** Names of its application profiles. */
  existingNames: string[];
  isListComplete: boolean;
}

/** Many profiles at once: what is wanted on top, what that comes to below. Nothing is made before the plan is applied. */
export function ManyTeams({
  sources,
  regions: known,
  nameTemplate,
  tagPolicy,
}: {
  sources: CreateSource[];
  /** The configured Regions, the home Region first. */
  regions: BulkRegion[];
  nameTemplate: string;
  tagPolicy: TagPolicy;
}) {
  const [by, setBy] = useQueryState("by", bulkSearchParams.by);
  const regions = known.map(({ region }) => region);
  const { draft, change, clear } = useBulkDraft(nameTemplate, regions[0] ?? "");
  const patternProblem = templateProblem(draft.pattern);
  const index = new SourceIndex(sources);
  const existingNames = new Map(known.map((place) => [place.region, new Set(place.existingNames)]));
  const read = by === "csv" ? parseBulkCsv(draft.csv, knownKeys(tagPolicy)) : matrixLines(draft.matrix, index);
  const frame = {
    sources: index,
    regions,
    existingNames,
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
              regions={regions}
            />
          ) : (
            <MatrixInput
              matrix={draft.matrix}
              onChange={(matrix) => change({ matrix: { ...draft.matrix, ...matrix } })}
              sources={sources}
              index={index}
              regions={regions}
              tagPolicy={tagPolicy}
            />
          )}
          <Field
            label="Name pattern"
            error={patternProblem ?? undefined}
            hint="{team}, {environment}, {application}, {model}, {region} or the key of any tag. Rows with a name of their own keep it."
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
      <Reading read={read} />
      <QuotaGauge regions={quotasOf(known, rows)} />
      <BulkPreview
        rows={rows}
        hasRegions={regions.length > 1}
        hasUnreadable={read.problems.length > 0}
        onPlanned={clear}
      />
    </div>
  );
}

/** What could not be read of the input, and what was understood otherwise than written. */
function Reading({ read: { problems, notes } }: { read: BulkText }) {
  return (
    <>
      {notes.length > 0 && (
        <Callout role="status">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Callout>
      )}
      {problems.length > 0 && (
        <Callout tone="danger" role="status" title="Some of the list cannot be read">
          <ul className="list-disc pl-4">
            {problems.slice(0, 20).map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                {line !== null && `Line ${line}: `}
                {message}
              </li>
            ))}
          </ul>
          {problems.length > 20 && <p>And {problems.length - 20} more.</p>}
        </Callout>
      )}
    </>
  );
}

function knownKeys({ required, values }: TagPolicy): string[] {
  return [...new Set([...required, ...Object.keys(values), "team", "environment", "application"])];
}

/** The Regions that rows go to; the home Region while there are none. */
function quotasOf(known: BulkRegion[], rows: BulkRow[]): RegionQuota[] {
  const planned = Map.groupBy(rows, ({ region }) => region);
  const quotas = known.map(({ region, existingNames, isListComplete }) => ({
    region,
    existing: existingNames.length,
    isComplete: isListComplete,
    planned: planned.get(region)?.length ?? 0,
  }));
  const used = quotas.filter((quota) => quota.planned > 0);
  return used.length > 0 ? used : quotas.slice(0, 1);
}
