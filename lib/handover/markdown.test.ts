import { describe, expect, it } from "vitest";
import { type Handover, handoverMarkdown } from "@/lib/handover/markdown";

const card: Handover = {
  name: "search-prod",
  profileArn: "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/abc",
  region: "us-east-1",
  copyOf: "US Nova Lite",
  route: "us-east-1 and us-west-2",
  tags: [{ key: "team", value: "search" }],
  policy: '{\n  "Version": "2012-10-17"\n}',
  python: "print(1)\n",
  smokeTest: "passed on 22 Nov 2026",
  url: "http://127.0.0.1:3000/profiles/abc/handover",
};

describe("handoverMarkdown", () => {
  it("holds everything of the card", () => {
    const text = handoverMarkdown(card);
    for (const part of [
      "# search-prod",
      "`team=search`",
      "```json\n{",
      "```python\nprint(1)\n```",
      card.profileArn,
      card.url,
    ]) {
      expect(text).toContain(part);
    }
  });

  it("leaves out what could not be written, and says what is not known", () => {
    const text = handoverMarkdown({ ...card, policy: null, python: null, copyOf: null, tags: [] });
    expect(text).not.toContain("```");
    expect(text).toContain("**Copy of:** not recorded");
    expect(text).toContain("**Tags:** none");
  });

  it("lets no name break out of its place", () => {
    const name = "x\n# y [z](http://evil.example) <b> `q` ```";
    const text = handoverMarkdown({ ...card, name, tags: [{ key: "a`b", value: "``" }], python: 'x = """```"""' });
    expect(text.split("\n")[0]).toBe("# x \\# y \\[z\\](http://evil.example) \\<b\\> \\`q\\` \\`\\`\\`");
    expect(text).toContain("``` a`b=`` ```");
    expect(text).toContain("````python\n");
  });
});
