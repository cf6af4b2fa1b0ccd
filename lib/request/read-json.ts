import { AppError } from "@/lib/errors";

/** Bytes, where `bodyLimit` says nothing else. */
export const maxBodyBytes = 1_000_000;

/**
 * The JSON body of a request, read up to `maxBytes`. Only `application/json` is taken: other types could be sent by
 * a foreign page without a preflight.
 *
 * @throws AppError `invalid_input`
 */
export async function readJson(request: Request, maxBytes: number = maxBodyBytes): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw new AppError("invalid_input", "Send JSON (application/json).");
  const text = await readText(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "The request body is not valid JSON.", { cause });
  }
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new AppError("invalid_input", `The request is longer than ${Math.floor(maxBytes / 1_000_000)} MB.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
