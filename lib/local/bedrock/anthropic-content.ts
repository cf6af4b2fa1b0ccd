import { validationError } from "./aws-error.ts";
import { type ContentReader, refusedByModel } from "./content-blocks.ts";
import { type DocumentFormat, documentLimitBytes, documentTokens, isDocument } from "./documents.ts";
import type { Part } from "./model-request.ts";
import { textSegment, tokensPerToolBlock } from "./prompt-measure.ts";
import { countTokens } from "./tokens.ts";
import { type Constraints, isJsonObject, type JsonObject } from "./validation.ts";

/** A content of Anthropic's: a string, or a list of blocks. @throws AwsError `ValidationException` */
export function readContent(check: Constraints, reader: ContentReader, value: unknown, path: string): Part[] {
  if (typeof value === "string") return [readText(reader, value, path)];
  if (value === undefined || value === null) throw validationError(`${path}: Field required`);
  return check.list(value, path).map((block, index) => {
    const at = `${path}.${index}`;
    const members = check.object(block, at, { required: true }) ?? {};
    const part = readBlock(check, reader, members, at);
    markCache(check, reader, members, at);
    return part;
  });
}

/** `cache_control` marks the end of what may be cached, on any block and any tool. */
export function markCache(
  check: Constraints,
  reader: ContentReader,
  { cache_control }: JsonObject,
  path: string,
): void {
  const control = check.object(cache_control, `${path}.cache_control`);
  if (!control) return;
  const at = `${path}.cache_control`;
  if (control.type !== "ephemeral") throw validationError(`${at}.type: Input should be 'ephemeral'`);
  const { ttl = "5m" } = control;
  if (ttl !== "5m" && ttl !== "1h") throw validationError(`${at}.ttl: Input should be '5m' or '1h'`);
  reader.addCachePoint(ttl, path);
}

function readBlock(check: Constraints, reader: ContentReader, block: JsonObject, path: string): Part {
  switch (block.type) {
    case "text":
      return readText(reader, check.text(block.text, `${path}.text`) ?? "", path);
    case "image": {
      const { base64, bytes, mediaType } = readSource(check, block.source, `${path}.image.source`);
      return reader.decodedImage({ base64, bytes, format: mediaType.replace(/^image\//, "") }, path);
    }
    case "document":
      return readDocument(check, reader, block, path);
    case "tool_use":
      return readToolUse(check, reader, block, path);
    case "tool_result":
      return readToolResult(check, reader, block, path);
    case "thinking":
    case "redacted_thinking":
      reader.add({ source: block, tokens: 0 });
      return { kind: "reasoning" };
    default:
      throw validationError(
        `${path}: Input tag '${String(block.type).slice(0, 100)}' found using 'type' does not match any of the expected tags: 'document', 'image', 'redacted_thinking', 'text', 'thinking', 'tool_result', 'tool_use'`,
      );
  }
}

function readText(reader: ContentReader, text: string, path: string): Part {
  if (text === "") throw validationError(`${path}: text content blocks must be non-empty`);
  if (text.trim() === "") throw validationError(`${path}: text content blocks must contain non-whitespace text`);
  reader.add(textSegment(text));
  return { kind: "text", text };
}

function readSource(check: Constraints, value: unknown, path: string) {
  const source = check.object(value, path) ?? {};
  if (source.type !== "base64") {
    throw validationError(`${path}: this local Bedrock takes base64 sources only, not ${String(source.type)}.`);
  }
  const mediaType = check.text(source.media_type, `${path}.media_type`) ?? "";
  const base64 = check.text(source.data, `${path}.data`) ?? "";
  if (base64 === "") throw validationError(`${path}.base64.data: Field required`);
  return { base64, bytes: Buffer.from(base64, "base64"), mediaType };
}

function readDocument(check: Constraints, reader: ContentReader, block: JsonObject, path: string): Part {
  const name = check.text(block.title, `${path}.title`) ?? "document";
  const source = isJsonObject(block.source) ? block.source : {};
  const isText = source.type === "text";
  const format: DocumentFormat = isText ? "txt" : "pdf";
  const bytes = isText
    ? Buffer.from(check.text(source.data, `${path}.source.data`) ?? "")
    : readSource(check, block.source, `${path}.source`).bytes;
  if (bytes.length > documentLimitBytes) throw refusedByModel(`${path}: the document is larger than 4.5 MB`);
  if (!isDocument(format, bytes)) throw refusedByModel(`${path}.source.base64.data: The PDF specified was not valid.`);
  reader.add({ source: [name, bytes.toString("base64")], tokens: documentTokens(format, bytes) + countTokens(name) });
  return { kind: "document", name, format };
}

function readToolUse(check: Constraints, reader: ContentReader, block: JsonObject, path: string): Part {
  const id = check.text(block.id, `${path}.id`) ?? "";
  const name = check.text(block.name, `${path}.name`) ?? "";
  const input = check.object(block.input, `${path}.input`);
  if (id === "" || name === "" || !input) throw validationError(`${path}.tool_use: id, name and input are required`);
  reader.add({
    source: [id, name, input],
    tokens: countTokens(JSON.stringify(input)) + countTokens(name) + tokensPerToolBlock,
  });
  return { kind: "tool-use", id, name, input };
}

function readToolResult(check: Constraints, reader: ContentReader, block: JsonObject, path: string): Part {
  const id = check.text(block.tool_use_id, `${path}.tool_use_id`) ?? "";
  if (id === "") throw validationError(`${path}.tool_result.tool_use_id: Field required`);
  const isEmpty = block.content === undefined || block.content === null || block.content === "";
  const parts = isEmpty ? [] : readContent(check, reader, block.content, `${path}.content`);
  reader.add({ source: [id, block.is_error], tokens: tokensPerToolBlock });
  const text = parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n");
  return { kind: "tool-result", id, text, isError: block.is_error === true };
}
