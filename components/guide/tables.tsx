import { ClaimText } from "@/components/guide/claim-text";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { beliefs } from "@/lib/guide/beliefs";
import { type FeatureRow, features } from "@/lib/guide/comparison";

const rowHead = "min-w-28 whitespace-normal px-4 py-2 text-left align-top font-medium";
const wide = "min-w-64 whitespace-normal";

/** Both kinds, feature by feature, with what is often copied and wrong. */
export function FeatureTable() {
  return (
    <Card>
      <CardHeader
        title="Feature by feature"
        description="Both kinds of profile. Where a widely copied table says something else, it says so below the feature."
      />
      <div className="border-line border-t">
        <Table aria-label="Features of both kinds">
          <TableHead>
            <TableRow>
              <TableHeaderCell>Feature</TableHeaderCell>
              <TableHeaderCell className={wide}>System-defined</TableHeaderCell>
              <TableHeaderCell className={wide}>Application</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {features.map((row) => (
              <Feature key={row.feature} row={row} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

function Feature({ row }: { row: FeatureRow }) {
  return (
    <tr className="print:break-inside-avoid">
      <th scope="row" className={`${rowHead} md:w-64`}>
        {row.feature}
        {row.correction && (
          <span className="mt-0.5 block font-normal text-warning text-xs">
            <span className="font-medium">Corrected:</span> {row.correction}
          </span>
        )}
      </th>
      {[row.system, row.application].map(({ answer, claim }) => (
        <TableCell key={claim.text} className={wide}>
          <span className="font-medium">{answer}</span>
          <ClaimText claim={claim} />
        </TableCell>
      ))}
    </tr>
  );
}

/** What is widely copied, beside what holds. */
export function BeliefTable() {
  return (
    <Card>
      <CardHeader title="Widely believed, and true" description="What tutorials and answers copy from each other." />
      <div className="border-line border-t">
        <Table aria-label="Widely believed, and true">
          <TableHead>
            <TableRow>
              <TableHeaderCell>About</TableHeaderCell>
              <TableHeaderCell className={wide}>Widely believed</TableHeaderCell>
              <TableHeaderCell className={wide}>True</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {beliefs.map(({ topic, believed, truth }) => (
              <tr key={believed} className="print:break-inside-avoid">
                <th scope="row" className={rowHead}>
                  {topic}
                </th>
                <TableCell className={`${wide} text-muted-foreground`}>{believed}</TableCell>
                <TableCell className={wide}>
                  <ClaimText claim={truth} />
                </TableCell>
              </tr>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}
