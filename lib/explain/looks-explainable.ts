const tooLongToSearchFor = 200;

/**
 * Whether a pasted text is to be explained rather than searched for: several lines, long, or the words of an error, a policy or
 * code. An ID or ARN alone is a fine thing to search for.
 */
export function looksExplainable(text: string): boolean {
  const pasted = text.trim();
  if (pasted.includes("\n") || pasted.length > tooLongToSearchFor) return true;
  return /exception|\berror\b|denied|not authorized|traceback|throttl|isn['’]t supported|"Statement"|[({]\s*["']?\w+["']?\s*[=:]|\baws bedrock/i.test(
    pasted,
  );
}
