import { EventStreamCodec } from "@smithy/core/event-streams";
import { NormalizedSchema } from "@smithy/core/schema";
import { fromUtf8, toUtf8 } from "@smithy/core/serde";

type Schema = Parameters<typeof NormalizedSchema.of>[0];

/** Every way in which a body differs from a shape of the API model that the SDK carries: missing, unknown, of another type. */
export function shapeProblems(given: Schema, value: unknown, path = "body"): string[] {
  const schema = NormalizedSchema.of(given);
  if (value === null || value === undefined) return [`${path} is ${value}`];
  if (schema.isDocumentSchema()) return [];
  if (schema.isUnionSchema() || schema.isStructSchema()) return structProblems(schema, value, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => shapeProblems(schema.getValueSchema(), item, `${path}[${index}]`));
  }
  if (schema.isMapSchema()) {
    if (!isObject(value)) return [`${path} is no map`];
    return Object.entries(value).flatMap(([key, item]) =>
      shapeProblems(schema.getValueSchema(), item, `${path}.${key}`),
    );
  }
  return isOfType(schema, value) ? [] : [`${path} is of the wrong type: ${JSON.stringify(value)}`];
}

function structProblems(schema: NormalizedSchema, value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path} is no object`];
  const members = [...schema.structIterator()].filter(([, member]) => !member.getMergedTraits().httpHeader);
  const known = new Map(members.map(([name, member]) => [member.getMergedTraits().jsonName ?? name, member]));
  const required = members.map(([name]) => name).slice(0, requiredCount(schema));
  const missing = required.filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`);
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  const isUnion = schema.isUnionSchema();
  return [
    ...missing,
    ...unknown.map((name) => `${path}.${name} is unknown`),
    ...(isUnion && Object.keys(value).length !== 1 ? [`${path} sets other than one member`] : []),
    ...Object.entries(value).flatMap(([name, member]) => {
      const memberSchema = known.get(name);
      return memberSchema ? shapeProblems(memberSchema, member, `${path}.${name}`) : [];
    }),
  ];
}

/** Required members come first in a static schema; the seventh element tells how many they are. */
function requiredCount(schema: NormalizedSchema): number {
  const given: unknown = schema.getSchema();
  return Array.isArray(given) && typeof given[6] === "number" ? given[6] : 0;
}

function isOfType(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isNumericSchema()) return typeof value === "number" && Number.isFinite(value);
  if (schema.isBooleanSchema()) return typeof value === "boolean";
  if (schema.isTimestampSchema()) return typeof value === "string" && !Number.isNaN(Date.parse(value));
  if (schema.isBlobSchema()) return typeof value === "string" && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One frame of an event stream, checksums verified. */
export type RawEvent = { type: string; isException: boolean; payload: Record<string, unknown> };

const codec = new EventStreamCodec(toUtf8, fromUtf8);

/** @throws Error for a frame whose checksums are wrong, and for bytes left over */
export function rawEvents(bytes: Buffer): RawEvent[] {
  const events: RawEvent[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const { headers, body } = codec.decode(bytes.subarray(at, at + length));
    const isException = headers[":message-type"]?.value === "exception";
    const type = headers[isException ? ":exception-type" : ":event-type"]?.value;
    events.push({ type: String(type), isException, payload: JSON.parse(toUtf8(body)) });
    at += length;
  }
  return events;
}

/** As `shapeProblems`, of a stream's events; the padding `p` is the one member beside the model's. */
export function eventProblems(stream: Schema, events: RawEvent[]): string[] {
  return events.flatMap(({ type, isException, payload: { p, ...payload } }) => {
    const padding = !isException && typeof p !== "string" ? [`${type}.p is missing`] : [];
    return [...padding, ...shapeProblems(stream, { [type]: payload }, "event")];
  });
}
