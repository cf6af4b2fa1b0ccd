import { parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { documentKinds, grants, scopes } from "@/lib/policies/schema";

/** Which policy the Access tab of a profile shows. */
export const policySearchParams = {
  document: parseAsStringLiteral(documentKinds).withDefault("identity"),
  by: parseAsStringLiteral(scopes).withDefault("profile"),
  allow: parseAsArrayOf(parseAsStringLiteral(grants)).withDefault(["invoke"]),
};
