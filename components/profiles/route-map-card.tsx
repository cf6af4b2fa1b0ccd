"use client";

import dynamic from "next/dynamic";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

// The outline of the world is 55 kB that nobody needs who reads the table alone.
const RouteMap = dynamic(() => import("@/components/profiles/route-map").then((module) => module.RouteMap), {
  ssr: false,
  loading: () => <Skeleton className="aspect-[2/1] w-full" />,
});

export function RouteMapCard(props: {
  source: string;
  destinations: string[];
  isWorldwide: boolean;
  description: string;
}) {
  return (
    <Card>
      <CardHeader
        title="Map"
        description={
          props.isWorldwide
            ? "The square is where you call. Destinations are any commercial Region, so none is drawn."
            : "The square is where you call, circles are where it may run. Places are approximate."
        }
      />
      <CardBody>
        <RouteMap {...props} />
      </CardBody>
    </Card>
  );
}
