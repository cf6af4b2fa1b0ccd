import { parse } from "papaparse";
import { describe, expect, it } from "vitest";
import { fromWireCalls } from "@/lib/profiles/call-figures";
import { countFacets } from "@/lib/profiles/facets";
import { toItems } from "@/lib/profiles/grouping";
import { rowsShown, toListCsv, toListJson } from "@/lib/profiles/list-export";
import { indexListing, type ListQuery, queryList } from "@/lib/profiles/list-index";
import { sourceTagKey } from "@/lib/profiles/schema";
import { sortRows } from "@/lib/profiles/sort";
import { addTags, emptyTagStore } from "@/lib/profiles/tag-store";
import { profileSummary } from "@/lib/testing/profile-builder";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const a = profileSummary({ profileId: "a", name: "Team 10", type: "APPLICATION", updatedAt: day("2026-01-02") });
const b = profileSummary({ profileId: "b", name: "team 9", type: "APPLICATION", updatedAt: null });
const c = profileSummary({ profileId: "c", name: "US Nova", modelName: "Claude", updatedAt: day("2026-03-01") });
const d = profileSummary({ profileId: "d", name: "EU Nova", updatedAt: null });
const abroad = profileSummary({ profileId: "d", name: "EU Nova", region: "eu-west-1" });
const store = addTags(
  emptyTagStore,
  {
    [a.profileArn]: { tags: [{ key: "team", value: "search" }] },
    [b.profileArn]: { tags: [{ key: "env", value: "=1+1" }] },
  },
  1,
);
const calls = fromWireCalls([
  { profileArn: d.profileArn, weekCalls: 5, lastCallAt: day("2026-11-21").getTime() },
  { profileArn: abroad.profileArn, weekCalls: 0, lastCallAt: day("2026-11-01").getTime() },
]);
const index = indexListing([a, b, c, d, abroad], store);
const everything: ListQuery = { search: "", chosen: {}, sort: "name", direction: "asc", figures: new Map() };
const query = (change: Partial<ListQuery>) => {
  const { shown, found } = queryList(index, { ...everything, ...change });
  return { shown, counts: countFacets(found, change.chosen ?? {}) };
};
const letters = ({ shown }: Pick<ReturnType<typeof query>, "shown">) =>
  shown.map(({ profile }) => profile.profileId).join("");
const countOf = (result: ReturnType<typeof query>, facet: "team" | "region" | "kind" | "model", value: string) =>
  result.counts[facet].find((option) => option.value === value)?.count;

describe("the list", () => {
  it.each([
    ["name", "asc", "dbac"],
    ["name", "desc", "cabd"],
    ["type", "asc", "badc"],
    ["type", "desc", "dcba"],
    ["model", "asc", "cdba"],
    ["updated", "asc", "acdb"],
    ["updated", "desc", "cadb"],
    ["status", "asc", "dbac"],
    ["team", "desc", "adbc"],
  ] as const)("sorts by %s %s", (sort, direction, expected) => {
    expect(letters(query({ sort, direction }))).toBe(expected);
  });

  it("sorts by the day of creation, and by the number of Regions within a geography", () => {
    const [early, late] = ["2025-01-01", "2025-06-01"].map((text, place) =>
      profileSummary({
        profileId: `${place}`,
        name: `x${9 - place}`,
        createdAt: day(text),
        route: { scope: "geo", label: "US", regions: place === 0 ? ["a"] : ["a", "b"] },
      }),
    );
    const two = indexListing(
      [late, early].filter((one) => one !== undefined),
      emptyTagStore,
    );
    for (const sort of ["created", "route"] as const) {
      expect(letters(queryList(two, { ...everything, sort }))).toBe("01");
      expect(letters(queryList(two, { ...everything, sort, direction: "desc" }))).toBe("10");
    }
  });

  it.each(["calls", "lastCall"] as const)("sorts by %s as far as it is known", (sort) => {
    const figures = new Map([
      ["system:d", 5],
      [a.profileArn, 2],
    ]);
    expect(letters(query({ sort, direction: "desc", figures }))).toBe("dabc");
    expect(letters(query({ sort, figures: new Map([[c.profileArn, 1]]) }))).toBe("dbac");
  });

  it("leaves in the order of names what differs by case alone, and puts what is unknown last", () => {
    const rows = ["Alpha", "beta", "alpha", null, "Beta"].map((owner, place) => ({
      key: `${place}`,
      profile: profileSummary({ name: `${place}` }),
      owner,
    }));
    const sorted = (direction: "asc" | "desc") =>
      sortRows(rows, "team", direction, new Map())
        .map(({ key }) => key)
        .join("");
    expect([sorted("asc"), sorted("desc")]).toEqual(["02143", "14023"]);
  });

  it("gives the very same rows and lines to the same question, and others to another", () => {
    const first = query({ search: "team" });
    expect(query({ search: "team" }).shown).toBe(first.shown);
    const none = new Set<string>();
    expect(toItems(first.shown, "none", none)).toBe(toItems(first.shown, "none", none));
    expect(toItems(first.shown, "team", none)).not.toBe(toItems(first.shown, "none", none));
    expect(letters(query({ search: "claude" }))).toBe("c");
    const kept = toItems(query({}).shown, "none", none).filter(({ key }) => key === a.profileArn);
    expect(kept[0]).toBe(toItems(first.shown, "none", none).find(({ key }) => key === a.profileArn));
  });

  it("makes one row of a system profile that several Regions offer", () => {
    const row = query({ search: "id=d" }).shown[0];
    expect(row?.members.map(({ region }) => region)).toEqual(["us-east-1", "eu-west-1"]);
    expect(letters(query({ chosen: { region: ["eu-west-1"] } }))).toBe("d");
  });

  it("counts each choice given the other filters, and keeps those that would show nothing", () => {
    const result = query({ chosen: { kind: ["system"], region: ["eu-west-1"] } });
    expect(letters(result)).toBe("d");
    expect([countOf(result, "region", "us-east-1"), countOf(result, "region", "eu-west-1")]).toEqual([2, 1]);
    expect([countOf(result, "kind", "system"), countOf(result, "kind", "application")]).toEqual([1, 0]);
    expect(countOf(result, "team", "search")).toBe(0);
    expect(countOf(query({ search: "nova" }), "model", "Claude")).toBe(1);
  });

  it("keeps a chosen value that no profile has any more", () => {
    const result = query({ chosen: { team: ["gone"] } });
    expect(result.shown).toEqual([]);
    expect(countOf(result, "team", "gone")).toBe(0);
  });

  it("takes any value of one facet, and every facet", () => {
    expect(letters(query({ chosen: { team: ["search", "(no team)"] } }))).toBe("ba");
    expect(letters(query({ chosen: { team: ["search"], tag: ["env==1+1"] } }))).toBe("");
  });
});

describe("groups", () => {
  const lines = (grouping: "model" | "team", expanded: string[] = []) =>
    toItems(query({}).shown, grouping, new Set(expanded)).map((item) =>
      item.type === "heading" ? `${item.label} ${item.count}` : `${item.depth}${item.profile.profileId}`,
    );

  it("puts copies beneath the system profile whose route they take", () => {
    expect(lines("model")).toEqual(["Nova 2 Lite 4", "0d", "0c", "1b", "1a"]);
  });

  it("knows a copy by what it reaches, in whatever order, and only in its own Region", () => {
    const reversed = profileSummary({
      profileId: "r",
      name: "r",
      type: "APPLICATION",
      modelArns: c.modelArns.toReversed(),
    });
    const elsewhere = profileSummary({ profileId: "e", name: "e", type: "APPLICATION", region: "eu-west-1" });
    const { shown } = queryList(indexListing([reversed, elsewhere, c], emptyTagStore), everything);
    const items = toItems(shown, "model", new Set());
    expect(items.flatMap((item) => (item.type === "row" ? [`${item.depth}${item.profile.profileId}`] : []))).toEqual([
      "0c",
      "1r",
      "0e",
    ]);
  });

  it("does not repeat a row that one Region alone has", () => {
    expect(lines("team", ["system:c", a.profileArn])).toEqual(lines("team"));
  });

  it("names those without a team, and system profiles, last", () => {
    expect(lines("team")).toEqual(["search 1", "0a", "No team 1", "0b", "System-defined profiles 2", "0d", "0c"]);
  });

  it("shows the Regions of a row one by one when asked", () => {
    expect(lines("team", ["system:d"]).slice(-4)).toEqual(["0d", "1d", "1d", "0c"]);
  });
});

describe("exports", () => {
  it("write what is shown, harmless for a spreadsheet", () => {
    const evil = indexListing([{ ...b, name: "=cmd()|x", profileArn: `${b.profileArn}x` }], emptyTagStore);
    const csv = toListCsv(queryList(evil, everything).shown, null);
    expect(csv.split("\r\n")[1]).toContain('"\'=cmd()|x"');
    expect(toListCsv([], null)).toBe("\r\n");
  });

  it("hold a profile once that is shown Region by Region", () => {
    const items = toItems(query({ search: "id=d" }).shown, "none", new Set(["system:d"]));
    expect([items.length, rowsShown(items).length]).toEqual([3, 1]);
  });

  it("write lists and tags into one cell each, beneath their own headings", () => {
    const tags = {
      [a.profileArn]: {
        tags: [
          { key: "team", value: "search" },
          { key: sourceTagKey, value: "us.x" },
        ],
      },
    };
    const csv = toListCsv(indexListing([a], addTags(emptyTagStore, tags, 1)).rows, null);
    const [header = [], cells = []] = parse<string[]>(csv.trim()).data;
    const record = Object.fromEntries(header.map((name, place) => [name, cells[place]]));
    expect(cells).toHaveLength(header.length);
    expect(record).toMatchObject({
      name: "Team 10",
      tags: `team=search; ${sourceTagKey}=us.x`,
      source: "us.x",
      routesTo: "us-east-1 us-west-2",
      calls7Days: "",
    });
  });

  it("tell unknown tags from none", () => {
    const [first] = JSON.parse(toListJson(query({ search: "team=search" }).shown, calls));
    expect(first).toMatchObject({
      id: "a",
      team: "search",
      tags: { team: "search" },
      source: null,
      updatedAt: "2026-01-02T00:00:00.000Z",
      calls7Days: 0,
      lastCallAt: null,
    });
    const [unknown] = JSON.parse(toListJson(indexListing([a], emptyTagStore).rows, null));
    expect(unknown).toMatchObject({ team: null, tags: null, calls7Days: null });
  });

  it("add up the calls of every Region of a row", () => {
    const [first] = JSON.parse(toListJson(query({ search: "id=d" }).shown, calls));
    expect(first).toMatchObject({ calls7Days: 5, lastCallAt: "2026-11-21T00:00:00.000Z" });
  });
});
