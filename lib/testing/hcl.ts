import { parse } from "@cdktn/hcl2json";

/** A Terraform file as HashiCorp's own parser reads it: blocks are lists, references stand in `${…}`. */
export interface Hcl {
  provider?: Record<string, unknown[]>;
  import?: unknown[];
  resource?: Record<string, Record<string, unknown[]>>;
}

/** @throws Error with line and column when it is no HCL */
export async function parseHcl(code: string): Promise<Hcl> {
  // The parser leaves these two as they are written; to Terraform they mean the text without the doubled character.
  const text = JSON.stringify(await parse("main.tf", code));
  return JSON.parse(text.replaceAll("$${", "${").replaceAll("%%{", "%{"));
}
