import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { residencies, yesNo } from "@/lib/guide/answers";

const answer = parseAsStringLiteral(yesNo);

/** `?chargeback=yes&residency=geography&model=<base model ID>`; what is absent or unknown is not answered. */
export const guideParams = {
  chargeback: answer,
  access: answer,
  environments: answer,
  tenants: answer,
  residency: parseAsStringLiteral(residencies),
  availability: answer,
  users: answer,
  prototype: answer,
  limits: answer,
  model: parseAsString,
};
