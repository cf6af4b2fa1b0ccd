import { describe, expect, it } from "vitest";
import type { TagPolicy } from "@/lib/config/schema";
import { changesOf, rowErrors, rowsOf } from "@/lib/tags/edit";

const policy: TagPolicy = {
  required: ["team", "environment"],
  values: { environment: ["dev", "prod"] },
  reservedPrefixes: ["finops:"],
};
const tags = [
  { key: "note", value: "x" },
  { key: "team", value: "search" },
  { key: "finops:code", value: "1" },
];
const rows = rowsOf(policy, tags);

describe("rowsOf", () => {
  it("puts required keys first, also missing ones, and leaves reserved ones out", () => {
    expect(rows.map(({ key, value }) => [key, value])).toEqual([
      ["team", "search"],
      ["environment", ""],
      ["note", "x"],
    ]);
  });
});

describe("rowErrors and changesOf", () => {
  const edited = (change: Record<string, string>) =>
    rows.map((row) => (row.key in change ? { ...row, value: change[row.key] ?? "" } : row));

  it("asks for what is required, and begins without a change", () => {
    expect(rowErrors(policy, rows)).toEqual({ environment: "Enter a value: environment is required." });
    expect(changesOf(policy, tags, rows)).toEqual([]);
  });

  it.each([
    [{ environment: "dev" }, {}, [{ key: "environment", from: null, to: "dev" }]],
    [{ environment: "live" }, { environment: "environment takes one of dev, prod." }, [{ to: "live" }]],
    [{ environment: "dev", note: "a|b" }, { note: expect.stringContaining("Use letters") }, [{}, { to: "a|b" }]],
    [{ environment: " dev " }, {}, [{ to: "dev" }]],
  ])("%j", (change, errors, changes) => {
    expect(rowErrors(policy, edited(change))).toEqual(errors);
    expect(changesOf(policy, tags, edited(change))).toMatchObject(changes);
  });

  it("ignores an empty free row, refuses a repeated and a reserved key", () => {
    const row = (id: string, key: string, value: string) => ({ id, key, value, isRequired: false });
    const more = [
      ...edited({ environment: "dev" }),
      row("1", "", ""),
      row("2", "note", "y"),
      row("3", "finops:a", "z"),
    ];
    expect(rowErrors(policy, more)).toEqual({
      2: "This key is already used above.",
      3: expect.stringContaining("reserved"),
    });
  });

  it("removes what has no row any more", () => {
    const fewer = edited({ environment: "dev" }).filter(({ key }) => key !== "note");
    expect(changesOf(policy, tags, fewer)).toContainEqual({ key: "note", from: "x", to: null });
  });
});
