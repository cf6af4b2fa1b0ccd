"use client";

import { SimulationTables } from "@/components/policies/simulation-tables";
import { useSimulation } from "@/components/policies/use-simulation";
import { failureOf } from "@/components/request/failure";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { ProfileType } from "@/lib/bedrock/types";
import type { PolicyOptions } from "@/lib/policies/schema";

/** What the generated policy allows. */
export function SimulationCard({
  profileId,
  type,
  options,
  isWritten,
}: {
  profileId: string;
  type: ProfileType;
  options: PolicyOptions;
  isWritten: boolean;
}) {
  const { data, error, isFetching, refetch } = useSimulation(profileId, options, isWritten);
  return (
    <Card className="min-w-0">
      <CardHeader
        title="What it allows"
        description={
          options.document === "guardrail"
            ? "Simulated in this console for a role that may otherwise do everything."
            : "Simulated in this console for a role that has this policy and no other."
        }
      />
      {!isWritten ? (
        <CardBody className="text-muted-foreground">There is no policy to simulate.</CardBody>
      ) : error ? (
        <CardBody>
          <ErrorPanel
            title="The policy could not be simulated"
            error={failureOf(error)}
            retrying={isFetching}
            onRetry={() => void refetch()}
          />
        </CardBody>
      ) : data ? (
        <SimulationTables simulation={data} type={type} policyName="this policy" />
      ) : (
        <CardBody>
          <Skeleton className="h-64 w-full" />
        </CardBody>
      )}
    </Card>
  );
}
