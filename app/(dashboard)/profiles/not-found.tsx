import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

export default function ProfileNotFound() {
  return (
    <div className="p-4 md:p-5">
      <h1 className="sr-only">Profile not found</h1>
      <Card>
        <EmptyState
          icon={SearchX}
          title="There is no such profile in this Region"
          actions={
            <Button asChild variant="primary">
              <Link href="/profiles">Back to profiles</Link>
            </Button>
          }
        >
          It may have been deleted, or belong to another Region or account. Check the ID or ARN in the address.
        </EmptyState>
      </Card>
    </div>
  );
}
