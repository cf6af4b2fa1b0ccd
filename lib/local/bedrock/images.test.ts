import { describe, expect, it } from "vitest";
import { imageTokens, readImage } from "./images.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

describe("readImage", () => {
  it.each([
    [
      "png",
      "89504e470d0a1a0a 0000000d 49484452 00000140 000000f0 08020000 00",
      { format: "png", width: 320, height: 240 },
    ],
    ["gif", "474946383961 4001 f000 000000", { format: "gif", width: 320, height: 240 }],
    ["jpeg", "ffd8 ffe00004 0000 ffc0 0011 08 00f0 0140 03", { format: "jpeg", width: 320, height: 240 }],
    [
      "lossy webp",
      `52494646 00000000 57454250 56503820 00000000 300000 9d012a 4001 f000`,
      { format: "webp", width: 320, height: 240 },
    ],
    [
      "lossless webp",
      `52494646 00000000 57454250 5650384c 00000000 2f 3fc13b00 0000000000`,
      { format: "webp", width: 320, height: 240 },
    ],
    [
      "extended webp",
      `52494646 00000000 57454250 56503858 0a000000 00000000 3f0100 ef0000`,
      { format: "webp", width: 320, height: 240 },
    ],
  ])("reads the header of a %s", (_, bytes, expected) => {
    expect(readImage(hex(bytes))).toEqual(expected);
  });

  it.each([
    "",
    "89504e470d0a1a0a",
    "ffd8ff",
    "ffd8 ffe0",
    "ffd8 ffff",
    "474946383961",
    "25504446",
    "52494646 00000000 57454250",
  ])("finds no image in %j", (bytes) => {
    expect(readImage(hex(bytes))).toBeNull();
  });
});

describe("imageTokens", () => {
  it("follows the size, scaled down on the long edge", () => {
    expect(imageTokens({ width: 750, height: 1_000 })).toBe(1_000);
    expect(imageTokens({ width: 15_680, height: 100 })).toBe(21);
    expect(imageTokens({ width: 1, height: 1 })).toBe(1);
    expect(imageTokens({ width: 9_999, height: 9_999 })).toBe(1_600);
  });
});
