"use client";

import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { profileTabs, tabSearchParams } from "@/lib/profiles/search-params";

type Tab = (typeof profileTabs)[number];

const labels: Record<Tab, string> = {
  overview: "Overview",
  route: "Route & residency",
  usage: "Usage",
  access: "Access",
  code: "Code",
  history: "History",
};

/** The parts of a profile's page, one at a time; which one is in the URL. */
export function ProfileTabs(panels: Record<Tab, ReactNode>) {
  const [{ tab }, setParams] = useQueryStates(tabSearchParams, { history: "push" });
  return (
    <Tabs
      value={tab}
      onValueChange={(value) => {
        const chosen = profileTabs.find((name) => name === value);
        if (chosen) void setParams({ tab: chosen });
      }}
    >
      <TabsList aria-label="Parts of the profile">
        {profileTabs.map((name) => (
          <TabsTrigger key={name} value={name}>
            {labels[name]}
          </TabsTrigger>
        ))}
      </TabsList>
      {profileTabs.map((name) => (
        <TabsContent key={name} value={name} className="mt-3">
          {panels[name]}
        </TabsContent>
      ))}
    </Tabs>
  );
}
