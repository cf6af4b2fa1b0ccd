/** A chart as a file. The drawing is copied with its colours resolved, under its title and the sentence that says what it shows. */

const padding = 16;
const lineHeight = 18;
const svgName = "http://www.w3.org/2000/svg";

export interface PictureWords {
  title: string;
  sentence: string;
  legend: { label: string; color: string }[];
}

/** An SVG document of its own; null while nothing is drawn. */
export function pictureOf(
  frame: HTMLElement,
  words: PictureWords,
): { svg: string; width: number; height: number } | null {
  const drawing = frame.querySelector<SVGSVGElement>("svg.recharts-surface");
  if (!drawing) return null;
  const box = drawing.getBoundingClientRect();
  const sentences = wrapped(words.sentence, Math.max(20, Math.floor(box.width / 6.2)));
  const headHeight = padding + lineHeight * (1 + sentences.length + (words.legend.length > 0 ? 1 : 0)) + 6;
  const [width, height] = [Math.round(box.width + 2 * padding), Math.round(box.height + headHeight + padding)];
  const root = document.createElementNS(svgName, "svg");
  setAll(root, {
    xmlns: svgName,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-family": "system-ui, sans-serif",
  });
  root.append(element("rect", { width, height, fill: "var(--surface)" }));
  root.append(text(words.title, padding, padding + 8, { "font-weight": 600, "font-size": 14 }));
  for (const [line, sentence] of sentences.entries()) {
    root.append(
      text(sentence, padding, padding + 8 + lineHeight * (line + 1), {
        "font-size": 12,
        fill: "var(--muted-foreground)",
      }),
    );
  }
  appendLegend(root, words.legend, padding + 8 + lineHeight * (sentences.length + 1));
  root.append(placedCopy(drawing, box, headHeight));
  for (const label of frame.querySelectorAll<HTMLElement>("[data-picture-text]")) {
    const at = label.getBoundingClientRect();
    const style: Record<string, string | number> =
      label.dataset.pictureText === "bold" ? { "font-weight": 500 } : { fill: "var(--muted-foreground)" };
    const [x, y] = [padding + at.left - box.left, headHeight + at.top - box.top + at.height * 0.75];
    root.append(text(label.textContent ?? "", x, y, { "font-size": 11, ...style }));
  }
  return { svg: withColours(new XMLSerializer().serializeToString(root)), width, height };
}

/** Saves text or a picture under a name, by the browser's own download. */
export function save(content: Blob, fileName: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // Revoked in the next turn: some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** At twice the size, sharp on any screen. @throws Error when the browser cannot draw it */
export async function asPng({ svg, width, height }: { svg: string; width: number; height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * 2, height * 2];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The browser could not make a PNG."))),
      "image/png",
    );
  });
}

/** `Latency per profile` becomes `latency-per-profile`. */
export function fileNameOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "chart"
  );
}

function placedCopy(drawing: SVGSVGElement, box: DOMRect, top: number): Node {
  const copy = drawing.cloneNode(true);
  const placed = element("svg", { x: padding, y: top, width: box.width, height: box.height });
  placed.append(...copy.childNodes);
  return placed;
}

function appendLegend(root: SVGElement, legend: PictureWords["legend"], y: number): void {
  let x = padding;
  for (const { label, color } of legend) {
    root.append(element("circle", { cx: x + 5, cy: y - 4, r: 4, fill: color }));
    root.append(text(label, x + 14, y, { "font-size": 12 }));
    x += 34 + label.length * 6.5;
  }
}

/** Variables of the theme have no meaning outside the page: each becomes the colour it has now. */
function withColours(svg: string): string {
  const styles = getComputedStyle(document.documentElement);
  return svg.replaceAll(
    /var\((--[\w-]+)\)/g,
    (_, name: string) => styles.getPropertyValue(name).trim() || "currentColor",
  );
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(svgName, name);
  setAll(made, attributes);
  return made;
}

function text(content: string, x: number, y: number, attributes: Record<string, string | number>): SVGElement {
  const made = element("text", { x, y, fill: "var(--foreground)", ...attributes });
  made.textContent = content;
  return made;
}

function setAll(target: SVGElement, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

function wrapped(sentence: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
