import { Readable } from "node:stream";
import { NormalizedSchema } from "@smithy/core/schema";
import { shapeProblems } from "./test-shapes.ts";

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

type Next<Args, Result> = (args: Args) => Promise<Result>;

/** SDK middleware that fails a call whose answer, as it came over the wire, is not of the operation's output shape. */
export function checkShapes<Args, Result extends { response: unknown }>(
  next: Next<Args, Result>,
  context: object,
): Next<Args, Result> {
  return async (args) => {
    const result = await next(args);
    const { response } = result;
    const shape = outputSchemaOf(context);
    if (!isJsonAnswer(response) || isOwnForm(shape)) return result;
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    response.body = Readable.from([bytes]);
    const problems = shapeProblems(shape, JSON.parse(bytes.toString()));
    if (problems.length > 0) throw new Error(`Not the shape of the API: ${problems.join("; ")}`);
    return result;
  };
}

/** A member that is the whole body, such as InvokeModel's, has a form of the model's own. */
function isOwnForm(shape: SchemaRef): boolean {
  const members = [...NormalizedSchema.of(shape).structIterator()];
  return members.some(([, member]) => member.getMergedTraits().httpPayload);
}

type JsonAnswer = { statusCode: number; headers: Record<string, string>; body: AsyncIterable<Uint8Array> };

function isJsonAnswer(response: unknown): response is JsonAnswer {
  if (typeof response !== "object" || response === null) return false;
  if (!("statusCode" in response) || !("headers" in response) || !("body" in response)) return false;
  const { statusCode, headers } = response;
  const type = typeof headers === "object" && headers !== null && "content-type" in headers && headers["content-type"];
  return statusCode === 200 || statusCode === 201 ? type === "application/json" : false;
}

/** The SDK keeps the schema of the operation under way in its context, for which it declares no type: output is last. */
function outputSchemaOf(context: object): SchemaRef {
  const { __smithy_context: smithy } = context as { __smithy_context?: { operationSchema?: SchemaRef[] } };
  const [, , , , , output] = smithy?.operationSchema ?? [];
  if (!output) throw new Error("The SDK names no schema for this operation.");
  return output;
}
