/** An image as far as its header tells. Sizes in pixels. */
type ImageFacts = { format: ImageFormat; width: number; height: number };

export const imageFormats = ["png", "jpeg", "gif", "webp"] as const;
type ImageFormat = (typeof imageFormats)[number];

export const imageLimitBytes = 3_932_160; // 3.75 MB

/** Format and size from an image's first bytes; null when it is none of the four formats or its header is cut off. */
export function readImage(bytes: Buffer): ImageFacts | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes);
  const head = bytes.toString("latin1", 0, 12);
  if (/^GIF8[79]a/.test(head)) return readGif(bytes);
  return /^RIFF[\s\S]{4}WEBP$/.test(head) ? readWebp(bytes) : null;
}

/** Anthropic's rule, an approximation for the others: larger images are scaled down to 1,568 pixels on the long edge. */
export function imageTokens({ width, height }: { width: number; height: number }): number {
  const scale = Math.min(1, 1_568 / Math.max(width, height));
  return Math.max(1, Math.min(1_600, Math.ceil((width * scale * height * scale) / 750)));
}

function startsWith(bytes: Buffer, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function sized(format: ImageFormat, width: number, height: number): ImageFacts | null {
  return width > 0 && height > 0 ? { format, width, height } : null;
}

function readPng(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 24 || bytes.toString("latin1", 12, 16) !== "IHDR") return null;
  return sized("png", bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

function readGif(bytes: Buffer): ImageFacts | null {
  return bytes.length < 10 ? null : sized("gif", bytes.readUInt16LE(6), bytes.readUInt16LE(8));
}

/** Walks the segments up to the frame header, which holds the size. */
function readJpeg(bytes: Buffer): ImageFacts | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (isFrameHeader(marker)) return sized("jpeg", bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readWebp(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 30) return null;
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return sized("webp", bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return sized("webp", (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case "VP8X":
      return sized("webp", bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
}
