import { outcomeOf } from "@/lib/audit/outcome";
import type { Activity } from "@/lib/audit/schema";
import { csvLine } from "@/lib/csv";

const columns: { name: string; of: (event: Activity) => string }[] = [
  { name: "at", of: ({ at }) => at.toISOString() },
  { name: "actor", of: ({ actorId }) => actorId },
  { name: "action", of: ({ action }) => action },
  { name: "subject", of: ({ subject }) => subject },
  { name: "outcome", of: outcomeOf },
  { name: "errorCode", of: ({ errorCode }) => errorCode ?? "" },
  { name: "settledAt", of: ({ settledAt }) => settledAt?.toISOString() ?? "" },
  { name: "requestId", of: ({ requestId }) => requestId },
  { name: "awsRequestId", of: ({ awsRequestId }) => awsRequestId ?? "" },
  { name: "detail", of: ({ detail }) => JSON.stringify(detail) },
];

/** The events as CSV with a header line, in pieces. */
export async function* toCsv(pages: AsyncIterable<Activity[]>): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for await (const page of pages) {
    yield page.map((event) => csvLine(columns.map(({ of }) => of(event)))).join("");
  }
}

/** The events as one JSON array, in pieces. */
export async function* toJson(pages: AsyncIterable<Activity[]>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const page of pages) {
    for (const event of page) {
      yield `${separator}${JSON.stringify({ ...event, outcome: outcomeOf(event) })}`;
      separator = ",\n";
    }
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
