import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type AccessRulesInput, accessRulesSchema } from "./access-rules.ts";
import { OptionError } from "./options.ts";

/** @throws OptionError when the file cannot be read or holds no access rules */
export async function readAccessRules(file: string): Promise<AccessRulesInput> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    const why = cause instanceof Error && "code" in cause ? cause.code : String(cause);
    throw new OptionError(`The access rules ${file} cannot be read (${why}).`, { cause });
  });
  try {
    return accessRulesSchema.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new OptionError(`The access rules ${file} are refused: ${why}`, { cause });
  }
}
