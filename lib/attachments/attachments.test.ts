import { describe, expect, it } from "vitest";
import { attachmentProblem } from "@/lib/attachments/check";
import { documentNames } from "@/lib/attachments/document-names";
import { fileKind } from "@/lib/attachments/file-kind";

/** A PNG's first bytes: all that is read of one. */
function png(width: number, height: number, bytes = 64): Buffer {
  const content = Buffer.alloc(bytes);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(content);
  content.writeUInt32BE(width, 16);
  content.writeUInt32BE(height, 20);
  return content;
}

describe("fileKind", () => {
  it.each([
    ["a.png", png(10, 10), { kind: "image", format: "png" }],
    ["misnamed.jpg", png(10, 10), { kind: "image", format: "png" }],
    ["report.PDF", Buffer.from("%PDF-1.7"), { kind: "document", format: "pdf" }],
    ["notes.markdown", Buffer.from("# é"), { kind: "document", format: "md" }],
    ["page.htm", Buffer.from("<p>"), { kind: "document", format: "html" }],
    ["sheet.xlsx", Buffer.from("PK\u0003\u0004…"), { kind: "document", format: "xlsx" }],
  ])("%s", (name, content, expected) => {
    expect(fileKind(name, content)).toEqual(expected);
  });

  it.each([
    ["empty.txt", Buffer.alloc(0), /is empty/],
    ["a.svg", Buffer.from("<svg"), /is no image that Bedrock takes/],
    ["a.exe", Buffer.from("MZ"), /cannot be sent: Bedrock takes images/],
    ["none", Buffer.from("x"), /cannot be sent/],
    ["fake.pdf", Buffer.from("hello"), /is not a valid pdf file/],
    ["binary.txt", Buffer.from([0x66, 0x00]), /is not a valid txt file/],
    ["latin1.csv", Buffer.from([0xe9]), /is not a valid csv file/],
    ["large.png", png(10, 10, 3.75 * 1024 * 1024 + 1), /has 3\.8 MB; Bedrock takes up to 3\.75 MB for each image/],
    ["wide.png", png(8_001, 10), /is 8,001 × 10 pixels/],
    ["long.txt", Buffer.alloc(4.5 * 1024 * 1024 + 1, 97), /up to 4\.5 MB for each document/],
  ])("refuses %s", (name, content, message) => {
    expect(() => fileKind(name, content)).toThrow(message);
  });

  it("takes files of exactly the limit", () => {
    expect(fileKind("a.png", png(8_000, 8_000, 3.75 * 1024 * 1024)).kind).toBe("image");
    expect(fileKind("a.txt", Buffer.alloc(4.5 * 1024 * 1024, 97)).kind).toBe("document");
  });
});

describe("documentNames", () => {
  it("makes names that Bedrock takes, each once", () => {
    expect(
      documentNames(["Bericht_März (2).pdf", "a  b.c.txt", "a b c.md", "日本.pdf", ".txt", "x".repeat(300)]),
    ).toEqual(["Bericht Marz (2)", "a b c", "a b c (2)", "Document", "Document (2)", "x".repeat(200)]);
  });
});

describe("attachmentProblem", () => {
  it("refuses documents where the model is known to take none, and nothing where nobody says", () => {
    const messages = [{ files: [{ kind: "document" as const, name: "a.pdf", sizeBytes: 10 }], hasText: true }];
    expect(attachmentProblem(messages, ["TEXT"], false)).toMatch(/takes no documents: remove a\.pdf/);
    expect(attachmentProblem(messages, ["TEXT"], true)).toBeNull();
    expect(attachmentProblem(messages, ["TEXT"], null)).toBeNull();
  });

  const file = (kind: "image" | "document", sizeBytes = 10) => ({ kind, name: "a", sizeBytes });
  const turn = (count: number, kind: "image" | "document", hasText = true, sizeBytes = 10) => ({
    files: Array.from({ length: count }, () => file(kind, sizeBytes)),
    hasText,
  });

  it.each([
    [[turn(5, "document")], ["TEXT"], null],
    [[turn(6, "document")], null, /up to 5 documents/],
    [[turn(5, "document"), turn(5, "document")], null, null],
    [[turn(1, "document", false)], null, /needs words/],
    [[turn(1, "image")], ["TEXT"], /takes no images/],
    [[turn(1, "image")], null, null],
    [[turn(20, "image")], ["IMAGE"], null],
    [[turn(11, "image"), turn(10, "image")], ["IMAGE"], /up to 20 images/],
    [[turn(5, "document", true, 4_000_000)], null, /20\.0 MB together/],
  ])("%# is said in words or passes", (messages, modalities, expected) => {
    const problem = attachmentProblem(messages, modalities);
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toMatch(expected);
  });
});
