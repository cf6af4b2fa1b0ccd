import { validationError } from "./aws-error.ts";
import { documentsPerTurn } from "./documents.ts";
import type { ConversationTurn } from "./model-request.ts";

const imagesPerRequest = 20;

/** A conversation alternates, and begins and ends with the user. @throws AwsError `ValidationException` */
export function refuseBadOrder(roles: string[]): void {
  if (roles[0] !== "user") {
    throw validationError(
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    );
  }
  if (roles.some((role, index) => role === roles[index - 1])) {
    throw validationError(
      "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.",
    );
  }
  if (roles.at(-1) !== "user") {
    throw validationError(
      "The model returned the following errors: This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
}

/** @throws AwsError `ValidationException` about images and documents that a turn may not hold */
export function refuseTooManyFiles(turns: ConversationTurn[]): void {
  const images = turns.flatMap(({ parts }) => parts).filter((part) => part.kind === "image").length;
  if (images > imagesPerRequest) {
    throw validationError(`A request can hold up to ${imagesPerRequest} images, this one holds ${images}.`);
  }
  for (const [index, { role, parts }] of turns.entries()) {
    const documents = parts.filter((part) => part.kind === "document");
    if (documents.length > documentsPerTurn) {
      throw validationError(
        `messages.${index}.content holds ${documents.length} documents; up to ${documentsPerTurn} are allowed.`,
      );
    }
    if (documents.length > 0 && !parts.some((part) => part.kind === "text" || part.kind === "tool-result")) {
      throw validationError(`messages.${index}.content has a document without text. Add a text block and try again.`);
    }
    const names = documents.map((part) => part.name);
    if (new Set(names).size < names.length) {
      throw validationError(
        `messages.${index}.content has documents with the same name. Use unique names and try again.`,
      );
    }
    if (role === "assistant" && parts.some((part) => part.kind === "image" || part.kind === "document")) {
      throw validationError(
        `messages.${index}.content: images and documents are allowed in messages with the role user only.`,
      );
    }
  }
}
