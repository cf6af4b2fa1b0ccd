import { Ban, Check, X } from "lucide-react";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import type { ProfileType } from "@/lib/bedrock/types";
import type { ActionRow, CallRow, Outcome, Simulation } from "@/lib/policies/schema";

/** The outcome of a simulation: calls by way and Region, then what may be done with profiles. */
export function SimulationTables({
  simulation,
  type,
  policyName,
}: {
  simulation: Simulation;
  type: ProfileType;
  /** Tells the tables of two policies apart, e.g. "this policy". */
  policyName: string;
}) {
  return (
    <>
      <CallTable label={`Calls under ${policyName}`} calls={simulation.calls} type={type} />
      <ActionTable label={`Actions under ${policyName}`} actions={simulation.actions} />
      <p className="border-line border-t px-4 py-2.5 text-muted-foreground text-xs">
        The role carries the tag team = {simulation.team}. A call is allowed when the profile and the model in the
        Region that serves it are. Bedrock chooses that Region for each call.
      </p>
    </>
  );
}

function wayLabel(way: CallRow["way"], type: ProfileType): string {
  if (way === "through") return "Through this profile";
  if (way === "direct") return "The model directly";
  if (way === "system") return "The system profile";
  return type === "APPLICATION" ? "Another team’s profile" : "A team’s application profile";
}

function CallTable({ label, calls, type }: { label: string; calls: CallRow[]; type: ProfileType }) {
  return (
    <Table aria-label={label} className="border-line border-t">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Call</TableHeaderCell>
          <TableHeaderCell>Served in</TableHeaderCell>
          <TableHeaderCell>Whole</TableHeaderCell>
          <TableHeaderCell>Streamed</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {calls.map(({ way, servedIn, whole, streamed }) => (
          <TableRow key={`${way} ${servedIn}`}>
            <TableCell>{wayLabel(way, type)}</TableCell>
            <TableCell className="whitespace-nowrap text-muted-foreground">{servedIn ?? "any other Region"}</TableCell>
            <TableCell>
              <OutcomeMark outcome={whole} />
            </TableCell>
            <TableCell>
              <OutcomeMark outcome={streamed} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function ActionTable({ label, actions }: { label: string; actions: ActionRow[] }) {
  return (
    <Table aria-label={label} className="border-line border-t">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Action</TableHeaderCell>
          <TableHeaderCell>This profile, own team</TableHeaderCell>
          <TableHeaderCell>Another team</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {actions.map(({ action, onThis, onOther }) => (
          <TableRow key={action}>
            <TableCell>
              <code className="font-mono text-xs">{action.replace("bedrock:", "")}</code>
            </TableCell>
            <TableCell>
              <OutcomeMark outcome={onThis} />
            </TableCell>
            <TableCell>
              {onOther ? <OutcomeMark outcome={onOther} /> : <span className="sr-only">the same</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const marks = {
  allowed: { icon: Check, word: "Allowed", tone: "text-success" },
  denied: { icon: X, word: "Denied", tone: "text-muted-foreground" },
  "explicitly denied": { icon: Ban, word: "Denied explicitly", tone: "text-danger" },
};

function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const { icon: Icon, word, tone } = marks[outcome];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${tone}`}>
      <Icon aria-hidden className="size-3.5" />
      {word}
    </span>
  );
}
