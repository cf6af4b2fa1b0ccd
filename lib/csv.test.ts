import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/csv";

describe("csvLine", () => {
  it.each([
    [["a", "b c"], '"a","b c"\r\n'],
    [["", "x"], '"","x"\r\n'],
    [['say "hi"', "a,b", "two\nlines"], '"say ""hi""","a,b","two\nlines"\r\n'],
    [["=1+1", "+1", "-1", "@sum"], `"'=1+1","'+1","'-1","'@sum"\r\n`],
    [[-1.5, 2e-7, "-1"], `"-1.5","2e-7","'-1"\r\n`],
    [["\t=1", " =1", "\r=1", "＝1"], `"'\t=1","' =1","'\r=1","'＝1"\r\n`],
    [["a=1", "2026-11-22", "arn:aws:x"], '"a=1","2026-11-22","arn:aws:x"\r\n'],
  ])("writes %j", (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});
