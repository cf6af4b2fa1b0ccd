import { AwsError, validationError } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import { documentFormats, documentLimitBytes, documentName, documentTokens, isDocument } from "./documents.ts";
import { imageFormats, imageLimitBytes, imageTokens, readImage } from "./images.ts";
import type { CacheTtl, Part } from "./model-request.ts";
import { traitsOf } from "./model-traits.ts";
import { type Segment, textSegment, tokensPerToolBlock } from "./prompt-measure.ts";
import { countTokens } from "./tokens.ts";
import { type Constraints, isJsonObject, type JsonObject } from "./validation.ts";

const toolName = /[a-zA-Z0-9_-]+/;

type BlockReader = (this: ContentReader, member: unknown, path: string) => Part | null;

/** Reads content blocks of Converse, and of Nova's own bodies, which are the same; collects what they add to the prompt. */
export class ContentReader {
  readonly segments: Segment[] = [];
  private readonly check: Constraints;
  private readonly model: FoundationModel;

  constructor(check: Constraints, model: FoundationModel) {
    this.check = check;
    this.model = model;
  }

  /** @throws AwsError `SerializationException`, `ValidationException`; null for a block a reply does not depend on */
  read(value: unknown, path: string): Part | null {
    const [kind, member] = this.onlyMember(value, path);
    const reader = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
    if (!reader) throw validationError(`This local Bedrock does not support ${kind} at ${path}.`);
    return reader.call(this, member, `${path}.${kind}`);
  }

  add(segment: Segment): void {
    this.segments.push(segment);
  }

  /** The one member a union has, with its name. */
  onlyMember(value: unknown, path: string): [kind: string, member: unknown] {
    const block = this.check.object(value, path, { required: true }) ?? {};
    const members = Object.entries(block).filter(([, member]) => member !== undefined && member !== null);
    const [only] = members;
    if (members.length !== 1 || only === undefined) {
      throw validationError(`The ContentBlock object at ${path} must set exactly one member.`);
    }
    return only;
  }

  text(value: unknown, path: string): Part {
    const text = this.check.text(value, path) ?? "";
    if (text.trim() === "") {
      const block = path.slice(0, path.lastIndexOf("."));
      throw validationError(
        `The text field in the ContentBlock object at ${block} is blank. Add text to the text field, and try again.`,
      );
    }
    this.add(textSegment(text));
    return { kind: "text", text };
  }

  image(value: unknown, path: string): Part {
    if (this.model.inputModalities?.includes("IMAGE") === false) {
      throw validationError("This model doesn't support the image field. Remove image and try again.");
    }
    const image = this.check.object(value, path, { required: true }) ?? {};
    const format = this.check.text(image.format, `${path}.format`, { required: true, oneOf: imageFormats });
    const [base64, bytes] = this.bytes(image.source, `${path}.source`);
    return this.decodedImage({ base64, bytes, format: format ?? "" }, path);
  }

  decodedImage({ base64, bytes, format }: { base64: string; bytes: Buffer; format: string }, path: string): Part {
    if (bytes.length > imageLimitBytes) {
      throw validationError(`The image at ${path} is larger than 3.75 MB. Send a smaller image and try again.`);
    }
    const facts = readImage(bytes);
    if (!facts) throw refusedByModel(`${path}: Could not process image`);
    if (facts.format !== format) {
      throw refusedByModel(
        `${path}: The image was specified using the image/${format} media type, but the image appears to be a image/${facts.format} image`,
      );
    }
    this.add({ source: base64, tokens: imageTokens(facts) });
    return { kind: "image", ...facts };
  }

  document(value: unknown, path: string): Part {
    const document = this.check.object(value, path, { required: true }) ?? {};
    const name = this.check.text(document.name, `${path}.name`, { required: true, min: 1, max: 200 }) ?? "";
    const given = this.check.text(document.format, `${path}.format`, { oneOf: documentFormats }) ?? "txt";
    const format = documentFormats.find((known) => known === given) ?? "txt";
    if (!new RegExp(`^${documentName.source}$`).test(name)) {
      throw validationError(
        "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character.",
      );
    }
    const bytes = this.documentBytes(document.source, `${path}.source`);
    if (bytes.length > documentLimitBytes) {
      throw validationError(`The document at ${path} is larger than 4.5 MB. Send a smaller document and try again.`);
    }
    if (!isDocument(format, bytes)) {
      throw refusedByModel(`${path}: The document is not a valid ${format} file.`);
    }
    this.add({ source: [name, bytes.toString("base64")], tokens: documentTokens(format, bytes) + countTokens(name) });
    return { kind: "document", name, format };
  }

  toolUse(value: unknown, path: string): Part {
    const use = this.check.object(value, path, { required: true }) ?? {};
    const rule = { required: true, min: 1, max: 64, pattern: toolName };
    const id = this.check.text(use.toolUseId, `${path}.toolUseId`, rule) ?? "";
    const name = this.check.text(use.name, `${path}.name`, rule) ?? "";
    const input = isJsonObject(use.input) ? use.input : {};
    if (!isJsonObject(use.input)) {
      throw validationError(
        `The format of the value at ${path}.input is invalid. Provide a json object for the field and try again.`,
      );
    }
    this.add({
      source: [id, name, input],
      tokens: countTokens(JSON.stringify(input)) + countTokens(name) + tokensPerToolBlock,
    });
    return { kind: "tool-use", id, name, input };
  }

  toolResult(value: unknown, path: string): Part {
    const result = this.check.object(value, path, { required: true }) ?? {};
    const rule = { required: true, min: 1, max: 64, pattern: toolName };
    const id = this.check.text(result.toolUseId, `${path}.toolUseId`, rule) ?? "";
    const status = this.check.text(result.status, `${path}.status`, { oneOf: ["success", "error"] });
    const texts = this.check
      .list(result.content, `${path}.content`, { required: true })
      .map((block, index) => this.resultText(block, `${path}.content.${index}`));
    this.add({ source: [id, status], tokens: tokensPerToolBlock });
    return {
      kind: "tool-result",
      id,
      text: texts.filter((text) => text !== "").join("\n"),
      isError: status === "error",
    };
  }

  cachePoint(value: unknown, path: string): null {
    const point = this.check.object(value, path, { required: true }) ?? {};
    this.check.text(point.type, `${path}.type`, { required: true, oneOf: ["default"] });
    const ttl = this.check.text(point.ttl, `${path}.ttl`, { oneOf: ["5m", "1h"] });
    this.addCachePoint(ttl === "1h" ? "1h" : "5m", path);
    return null;
  }

  /** @throws AwsError `AccessDeniedException`: that is how Bedrock answers for a model without a cache */
  addCachePoint(cacheTtl: CacheTtl, path: string): void {
    const { cache } = traitsOf(this.model.modelId);
    if (!cache) throw cacheRefused();
    if (cacheTtl === "1h" && !cache.allowsHour) {
      throw validationError(`This model doesn't support a ttl of 1h at ${path}. Use 5m and try again.`);
    }
    const before = this.segments.flatMap((segment) => ("cacheTtl" in segment ? [segment.cacheTtl] : []));
    if (before.length >= 4) {
      throw refusedByModel("A maximum of 4 blocks with cache_control may be provided. Found more.");
    }
    if (cacheTtl === "1h" && before.includes("5m")) {
      throw refusedByModel(
        `${path}: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: \`tools\`, \`system\`, \`messages\`.`,
      );
    }
    this.add({ cacheTtl });
  }

  reasoning(value: unknown, path: string): Part {
    const content = this.check.object(value, path, { required: true }) ?? {};
    const { text, signature } = this.check.object(content.reasoningText, `${path}.reasoningText`) ?? {};
    this.check.text(text, `${path}.reasoningText.text`);
    this.check.text(signature, `${path}.reasoningText.signature`);
    this.check.text(content.redactedContent, `${path}.redactedContent`);
    // A model does not read its earlier reasoning again, but the cache's key must.
    this.add({ source: content, tokens: 0 });
    return { kind: "reasoning" };
  }

  guardContent(value: unknown, path: string): Part | null {
    const content = this.check.object(value, path, { required: true }) ?? {};
    if (content.image) return this.image(content.image, `${path}.image`);
    const { text } = this.check.object(content.text, `${path}.text`, { required: true }) ?? {};
    return this.text(text, `${path}.text.text`);
  }

  private resultText(value: unknown, path: string): string {
    const [kind, member] = this.onlyMember(value, path);
    if (kind === "json") {
      const text = JSON.stringify(member);
      this.add(textSegment(text));
      return text;
    }
    if (kind === "text") {
      // A tool may have nothing to say; only a person's text must not be blank.
      const text = this.check.text(member, `${path}.text`) ?? "";
      this.add(textSegment(text));
      return text;
    }
    if (kind !== "image" && kind !== "document") {
      throw validationError(`This local Bedrock does not support ${kind} at ${path}.`);
    }
    return nameOf(this.read(value, path));
  }

  private documentBytes(value: unknown, path: string): Buffer {
    const source: JsonObject = this.check.object(value, path, { required: true }) ?? {};
    if (typeof source.text === "string") return Buffer.from(source.text);
    if (source.content === undefined || source.content === null) return this.bytes(source, path)[1];
    const texts = this.check.list(source.content, `${path}.content`).map((entry, index) => {
      const { text } = this.check.object(entry, `${path}.content.${index}`) ?? {};
      return this.check.text(text, `${path}.content.${index}.text`, { required: true }) ?? "";
    });
    return Buffer.from(texts.join("\n"));
  }

  private bytes(value: unknown, path: string): [base64: string, bytes: Buffer] {
    const source: JsonObject = this.check.object(value, path, { required: true }) ?? {};
    if (source.s3Location) throw validationError(`This local Bedrock has no S3: send bytes at ${path}.`);
    const base64 = this.check.text(source.bytes, `${path}.bytes`, { required: true, min: 1 }) ?? "";
    return [base64, Buffer.from(base64, "base64")];
  }
}

const readers: Record<string, BlockReader> = {
  text: ContentReader.prototype.text,
  image: ContentReader.prototype.image,
  document: ContentReader.prototype.document,
  toolUse: ContentReader.prototype.toolUse,
  toolResult: ContentReader.prototype.toolResult,
  cachePoint: ContentReader.prototype.cachePoint,
  reasoningContent: ContentReader.prototype.reasoning,
  guardContent: ContentReader.prototype.guardContent,
};

export function refusedByModel(reason: string) {
  return validationError(`The model returned the following errors: ${reason}`);
}

function cacheRefused() {
  return new AwsError(
    403,
    "AccessDeniedException",
    "You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.",
  );
}

function nameOf(part: Part | null): string {
  if (part?.kind === "image") return `an image (${part.format}, ${part.width}×${part.height})`;
  return part?.kind === "document" ? `a document (${part.name})` : "";
}
