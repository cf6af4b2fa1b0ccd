import { PageLink } from "@/components/guide/claim-text";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { formatDate } from "@/lib/format";
import { checkedOn, type PageId, pages } from "@/lib/guide/claim";

const ids = Object.keys(pages) as PageId[];

/** Every page that the guide rests on. On paper the addresses are written out. */
export function Sources() {
  return (
    <Card>
      <CardHeader title="Sources" description={`Checked on ${formatDate(checkedOn)}, unless marked.`} />
      <CardBody>
        <ul className="columns-1 gap-6 text-xs sm:columns-2 xl:columns-3 print:columns-1">
          {ids.map((id) => (
            <li key={id} className="py-0.5">
              <PageLink id={id} />
              <span className="hidden break-all print:inline"> {pages[id].url}</span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
