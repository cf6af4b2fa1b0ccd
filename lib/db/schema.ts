import {
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";

import { moment } from "@/lib/db/columns";
import type { ActionError } from "@/lib/result";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * One model call made through this console. Written before the call (`pending`) and settled once after it.
 * Durations are milliseconds on the server's monotonic clock (`docs/metrics.md`); null means undefined, never zero.
 * Prompts and answers are not stored.
 */
export const invocations = pgTable(
  "invocations",
  {
    id: text().primaryKey(),
    status: text({ enum: ["pending", "complete", "incomplete", "failed", "stopped", "interrupted"] }).notNull(),
    origin: text({ enum: ["playground", "repeat", "benchmark", "smoke-test"] }).notNull(),
    /** The server process that made the call; tells rows of a dead process from those of a living one. */
    processId: text().notNull(),
    actorId: text().notNull(),
    profileArn: text().notNull(),
    profileId: text().notNull(),
    profileName: text().notNull(),
    profileType: text({ enum: ["SYSTEM_DEFINED", "APPLICATION"] }).notNull(),
    modelId: text().notNull(),
    modelName: text().notNull(),
    /** Price basis of the route: `global` or `geo`. */
    route: text({ enum: ["global", "geo"] }).notNull(),
    region: text().notNull(),
    /** Owner by the profile's tags at the time of the call; empty where it had none, null where that is not known. */
    team: text(),
    simulated: boolean().notNull(),
    maxTokens: integer(),
    /** What one prompt sent to several panes has in common; null for a call of its own. */
    sendId: text(),
    /** How the calls of one send were timed, and this one's place among them. */
    sendOrder: text({ enum: ["together", "sequence", "random"] }),
    sendPosition: integer(),
    startedAt: moment().notNull(),
    settledAt: moment(),
    clientOverheadMs: doublePrecision(),
    ttftMs: doublePrecision(),
    firstAnswerMs: doublePrecision(),
    answeringMs: doublePrecision(),
    tailMs: doublePrecision(),
    totalMs: doublePrecision(),
    tpotMs: doublePrecision(),
    serviceLatencyMs: doublePrecision(),
    attempts: integer(),
    inputTokens: integer(),
    outputTokens: integer(),
    cacheReadTokens: integer(),
    cacheWriteTokens: integer(),
    stopReason: text(),
    errorCode: text(),
    awsRequestId: text(),
  },
  (t) => [
    index("invocations_started_at").on(t.startedAt),
    index("invocations_profile").on(t.profileArn, t.startedAt),
    index("invocations_model").on(t.modelId, t.startedAt),
    index("invocations_region").on(t.region, t.startedAt),
    index("invocations_team").on(t.team, t.startedAt),
    index("invocations_status").on(t.status),
  ],
);

/**
 * Calls of one profile, team and route in one hour, day or month, made from `invocations` and never changed: a rebuild gives
 * the same rows. Sketches hold complete calls' latencies in ms (`lib/rollups/sketch.ts`).
 */
export const rollups = pgTable(
  "rollups",
  {
    level: text({ enum: ["hour", "day", "month"] }).notNull(),
    startedAt: moment().notNull(),
    profileArn: text().notNull(),
    profileId: text().notNull(),
    profileName: text().notNull(),
    profileType: text({ enum: ["SYSTEM_DEFINED", "APPLICATION"] }).notNull(),
    modelId: text().notNull(),
    modelName: text().notNull(),
    route: text({ enum: ["global", "geo"] }).notNull(),
    region: text().notNull(),
    team: text(),
    complete: integer().notNull(),
    incomplete: integer().notNull(),
    failed: integer().notNull(),
    throttled: integer().notNull(),
    stopped: integer().notNull(),
    interrupted: integer().notNull(),
    /** Tokens of complete calls with a short prompt, and of those with a long one: in, out, cache read, cache write. */
    shortTokens: doublePrecision().array().notNull(),
    longTokens: doublePrecision().array().notNull(),
    ttft: bytes().notNull(),
    ttftMin: doublePrecision(),
    ttftMax: doublePrecision(),
    total: bytes().notNull(),
    totalMin: doublePrecision(),
    totalMax: doublePrecision(),
  },
  (t) => [index("rollups_started_at").on(t.level, t.startedAt)],
);

/** Up to when each level is rolled up; locked by whoever goes on. */
export const rollupProgress = pgTable("rollup_progress", {
  level: text({ enum: ["hour", "day", "month"] }).primaryKey(),
  until: moment().notNull(),
});

/** Calls that were open when their hour was rolled up without them; settled, they are added and leave this table. */
export const rollupOpenCalls = pgTable("rollup_open_calls", { invocationId: text().primaryKey() });

/** What was changed, by whom, and how it ended. Written `pending` before the effect. Secrets and prompts never enter it. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: text().primaryKey(),
    at: moment().notNull(),
    actorId: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    status: text({ enum: ["pending", "succeeded", "failed"] }).notNull(),
    settledAt: moment(),
    requestId: text().notNull(),
    awsRequestId: text(),
    errorCode: text(),
    detail: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [index("audit_events_at").on(t.at)],
);

/**
 * A list of changes that is applied row by row and survives whatever ends a server. `fence` grows whenever a process takes
 * it up, so that another which only seemed dead writes nothing more.
 */
export const plans = pgTable(
  "plans",
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    title: text().notNull(),
    status: text({ enum: ["planned", "running", "stopped", "finished"] }).notNull(),
    /** Who made it, then who applied it last: its rows are done in that name. */
    actor: jsonb().$type<{ id: string; name: string; role: "viewer" | "builder" | "admin" }>().notNull(),
    createdAt: moment().notNull(),
    startedAt: moment(),
    finishedAt: moment(),
    fence: integer().notNull().default(0),
  },
  (t) => [index("plans_created_at").on(t.createdAt)],
);

/**
 * One change of a plan. `running` is written before the effect, so that a row found running after a crash is one whose
 * outcome nobody knows; `requestToken` never changes.
 */
export const planRows = pgTable(
  "plan_rows",
  {
    planId: text()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    index: integer().notNull(),
    status: text({ enum: ["planned", "running", "succeeded", "failed", "skipped"] }).notNull(),
    label: text().notNull(),
    /** As the plan's kind describes it. */
    input: jsonb().$type<unknown>().notNull(),
    requestToken: text().notNull(),
    attempts: integer().notNull().default(0),
    firstSentAt: moment(),
    /** An attempt was sent whose outcome nobody knows: look before the next one. */
    isUncertain: boolean().notNull().default(false),
    resultArn: text(),
    note: text(),
    error: jsonb().$type<ActionError>(),
    settledAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.index] })],
);

/** An image or document that was sent along, once for each content. Its ID is the SHA-256 of the bytes, in hex. */
export const attachments = pgTable(
  "attachments",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["image", "document"] }).notNull(),
    format: text().notNull(),
    sizeBytes: integer().notNull(),
    content: bytes().notNull(),
    createdAt: moment().notNull(),
    /** Uploaded or sent; what is neither used nor part of a saved run for long is removed. */
    usedAt: moment().notNull(),
  },
  (t) => [index("attachments_used_at").on(t.usedAt)],
);

/** What was spent on one UTC day by one person or team: settled costs, and the worst case of calls under way. */
export const budgetDays = pgTable(
  "budget_days",
  {
    day: text().notNull(),
    scope: text({ enum: ["person", "team"] }).notNull(),
    name: text().notNull(),
    usd: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.scope, t.name] })],
);

/** What was booked in `budget_days` for one call. An unsettled one keeps its worst case: the call may have been billed. */
export const budgetBookings = pgTable("budget_bookings", {
  invocationId: text().primaryKey(),
  day: text().notNull(),
  person: text().notNull(),
  team: text(),
  usd: doublePrecision().notNull(),
  settledAt: moment(),
});

/** A playground conversation as it was when somebody saved it; never changed afterwards. */
export const savedRuns = pgTable(
  "saved_runs",
  {
    id: text().primaryKey(),
    title: text().notNull(),
    actorId: text().notNull(),
    savedAt: moment().notNull(),
    /** As `lib/playground/run.ts` describes it. */
    content: jsonb().notNull(),
    /** Title, prompts and profile names, for the search of the history. */
    words: text().notNull(),
    attachmentIds: text().array().notNull(),
  },
  (t) => [index("saved_runs_saved_at").on(t.savedAt)],
);

/** A prompt of the library; its text is in its versions. */
export const prompts = pgTable("prompts", {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
});

/** What a prompt said from one change to the next. A version is never changed. */
export const promptVersions = pgTable(
  "prompt_versions",
  {
    promptId: text()
      .notNull()
      .references(() => prompts.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    text: text().notNull(),
    actorId: text().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.promptId, t.version] })],
);
