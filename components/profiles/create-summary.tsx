import { RouteDiagram } from "@/components/profiles/route-diagram";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { type CreateBody, requestText } from "@/lib/profiles/create-form";
import { type CreateSource, describeRoute } from "@/lib/profiles/sources";

/** What the form will make, as a picture and as the exact request. */
export function CreateSummary({
  body,
  source,
  creator,
}: {
  body: CreateBody;
  source: CreateSource | null;
  creator: string;
}) {
  return (
    <div className="min-w-0 space-y-3">
      <Card>
        <CardHeader title="What this creates" description="Updates as you type" />
        <CardBody>
          {source ? (
            <>
              <RouteDiagram
                profile={{ name: body.name }}
                source={{
                  name: source.name,
                  note: source.kind === "profile" ? "system-defined profile" : "foundation model",
                  isModel: source.kind === "model",
                }}
                modelName={source.modelName}
                route={source.route}
              />
              <p className="mt-3 text-muted-foreground text-xs">
                Requests may be served by {describeRoute(source.route)}.
              </p>
            </>
          ) : (
            <p className="text-muted-foreground">Choose what to copy to see where requests will go.</p>
          )}
        </CardBody>
        <ul className="list-disc space-y-1 border-line border-t py-3 pr-4 pl-8 text-xs">
          <li>{creator} is recorded as its creator in the activity log.</li>
          <li>Costs nothing until it is used; then the price of its source.</li>
          <li>Adds no quota: all profiles of a model share the model’s limits.</li>
          <li>Name, description and source can never be changed; tags can. A replacement has a new ARN.</li>
        </ul>
      </Card>
      <Card>
        <CardHeader
          title="Request"
          description="CreateInferenceProfile, with a token that keeps a repeated attempt from making a second profile"
        />
        <CodeBlock label="request" code={requestText(body)} className="border-line border-t" />
      </Card>
    </div>
  );
}
