import { describe, expect, it } from "vitest";
import { parseBulkCsv } from "@/lib/profiles/bulk-csv";

const nova = "us.amazon.nova-lite-v1:0";

describe("parseBulkCsv", () => {
  it("reads columns in any order and case, other columns as tags, empty cells as none", () => {
    const { lines, problems } = parseBulkCsv(
      `team,Source,cost-center,NAME\nsearch,${nova},CC-1,a\nbilling, ${nova} ,,\n`,
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      {
        line: 2,
        region: "",
        source: nova,
        name: "a",
        description: "",
        tags: [
          { key: "team", value: "search" },
          { key: "cost-center", value: "CC-1" },
        ],
      },
      { line: 3, region: "", source: nova, name: "", description: "", tags: [{ key: "team", value: "billing" }] },
    ]);
  });

  it.each([
    ["semicolons", `source;team\n${nova};search`],
    ["tabs", `source\tteam\n${nova}\tsearch`],
    ["a byte order mark and CRLF", `\uFEFFsource,team\r\n${nova},search\r\n`],
    ["quotes", `"source","team"\n"${nova}","search"`],
    ["a first line that names the separator", `sep=;\nsource;team\n${nova};search`],
    ["separators of columns that were once used", `source;team;;\n${nova};search;;\n;;;`],
    ["blank lines and lines of separators", `\nsource,team\n\n,\n${nova},search\n\n`],
  ])("takes %s", (_what, text) => {
    const { lines, problems } = parseBulkCsv(text);
    expect(problems).toEqual([]);
    expect(lines).toMatchObject([{ source: nova, tags: [{ key: "team", value: "search" }] }]);
  });

  it("counts lines through quoted cells with line breaks, separators and doubled quotes", () => {
    const { lines } = parseBulkCsv(`source,description\n${nova},"two\nlines; ""quoted"", x"\n${nova},last`);
    expect(lines.map(({ line, description }) => [line, description])).toEqual([
      [2, 'two\nlines; "quoted", x'],
      [4, "last"],
    ]);
  });

  it("names the line of what cannot be read, and keeps the others", () => {
    const { lines, problems } = parseBulkCsv(`source,team\n${nova},a,b\n${nova},ok\n${nova}\n${nova},"open`);
    expect(lines.map(({ line }) => line)).toEqual([3]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(problems[0]?.message).toContain("3 cells where the header has 2");
    expect(problems[2]?.message).toContain("quotation mark");
  });

  it.each([
    [`name,team\na,b`, "the column source is missing"],
    [`source,team,Team\na,b,c`, "The column team is there twice"],
    [`source,,team\na,b,c`, "A column has no name"],
    [`source,"team\na,b`, "A quotation mark is not closed"],
  ])("says what is wrong with the header of %j", (text, message) => {
    const { lines, problems } = parseBulkCsv(text);
    expect(lines).toEqual([]);
    expect(problems[0]).toMatchObject({ line: 1, message: expect.stringContaining(message) });
  });

  it("takes a thousand rows and no more", () => {
    const rows = (n: number) => `source,team\n${`${nova},x\n`.repeat(n)}`;
    expect(parseBulkCsv(rows(1_000)).lines).toHaveLength(1_000);
    expect(parseBulkCsv(rows(1_001)).problems[0]?.message).toContain("1,001 rows");
  });

  it("is empty for an empty text", () => {
    expect(parseBulkCsv(" \n\n")).toEqual({ lines: [], problems: [], notes: [] });
  });

  it("says that a header line alone is no list", () => {
    const { lines, problems } = parseBulkCsv("source,team\n\n");
    expect(lines).toEqual([]);
    expect(problems).toMatchObject([{ line: null, message: expect.stringContaining("only a header line") }]);
  });

  it("reads the Region as a column of its own", () => {
    const { lines } = parseBulkCsv(`source, Region ,team\n${nova},EU-West-1,a\n${nova},,b`);
    expect(lines.map(({ region, tags }) => [region, tags.length])).toEqual([
      ["eu-west-1", 1],
      ["", 1],
    ]);
  });

  it("knows the organisation's keys in any case and with any separator, and says so", () => {
    const header = "Source,Team,Cost Center,Owner,environment";
    const { lines, notes } = parseBulkCsv(`${header}\n${nova},a,b,c,d`, ["team", "environment", "cost-center"]);
    expect(lines[0]?.tags.map(({ key }) => key)).toEqual(["team", "cost-center", "Owner", "environment"]);
    expect(notes).toEqual([
      "The column Team is read as the tag team.",
      "The column Cost Center is read as the tag cost-center.",
    ]);
    // A key that is known as it is written stays as it is.
    expect(parseBulkCsv(`source,Team\n${nova},a`, ["team", "Team"]).notes).toEqual([]);
  });
});
