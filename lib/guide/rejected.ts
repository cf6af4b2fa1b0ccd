import type { Answers } from "@/lib/guide/answers";
import type { Choice, Scope } from "@/lib/guide/choice";
import { type Claim, documented, reported } from "@/lib/guide/claim";

/** The other kind and the two other routes, each with why it is not the one. */
export function rejectedFor(choice: Choice, answers: Answers): { name: string; why: Claim }[] {
  const others = (["region", "geo", "global"] as const).filter((scope) => scope !== choice.scope);
  return [otherKind(choice), ...others.map((scope) => otherScope(scope, choice.scope, answers))];
}

function otherKind({ kind, scope }: Choice): { name: string; why: Claim } {
  if (kind === "system") {
    return {
      name: "An application profile",
      why: documented(
        "Nobody asked for what it gives. It can be made on the day somebody does, but then each caller takes a new ARN.",
        "using",
      ),
    };
  }
  return scope === "region"
    ? { name: "The model itself", why: documented("It takes no tags, and all teams look like one.", "costTags") }
    : {
        name: "The system-defined profile directly",
        why: documented(
          "It takes no tags, and all callers share one ID in metrics and bill.",
          "costTags",
          "monitoring",
        ),
      };
}

const routeNames: Record<Scope, string> = {
  region: "One Region only",
  geo: "The route of one geography",
  global: "The global route",
};

function otherScope(scope: Scope, chosen: Scope, answers: Answers): { name: string; why: Claim } {
  return { name: routeNames[scope], why: whyNot(scope, chosen, answers) };
}

function whyNot(scope: Scope, chosen: Scope, { residency, availability }: Answers): Claim {
  if (scope === "region") {
    return availability === "yes"
      ? documented("It has the capacity of one Region, and you need more.", "crossRegion")
      : documented(
          "It gives up capacity that costs nothing, and many newer models are not offered that way.",
          "crossRegion",
          "models",
        );
  }
  if (chosen === "region") {
    return documented("It may process in other Regions, which your residency rule forbids.", "crossRegion");
  }
  if (scope === "geo") {
    return reported("Fewer Regions to draw on, and newer models cost about 10 % more.", "geographic", "priceReport");
  }
  return residency === "geography"
    ? documented("It may process anywhere, which your residency rule forbids.", "global")
    : documented("It may process anywhere. Answer the question on residency to open it.", "global");
}
