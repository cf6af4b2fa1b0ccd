import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { type CDPSession, chromium, type Page } from "playwright";
import type { Attempt } from "../../lib/playground/attempt.ts";
import type { Turn } from "../../lib/playground/history.ts";
import { findBrowser } from "../find-browser.mjs";
import { startBedrock, startConsole } from "../processes.ts";
import { p, row } from "./report.ts";

const profileId = "us.amazon.nova-lite-v1:0";
const panes = 4;
const tokensPerSecond = 200;
const seconds = 5;
/** Each pair in the other order, so that a slow moment hits both alike. */
const order = ["ours", "streamdown", "streamdown", "ours", "ours", "streamdown"] as const;

const answer = `## A plan for tags

Start with the **smallest** case that is still realistic. If it works there, the larger case is mostly patience.

1. *Measure first.* Record where you are today, or no later number will mean anything.
2. Name an owner; \`team\` and \`environment\` are the least.
   - one tag per question
   - no free text

| key | example | why |
|---|---|---|
| team | search | who pays |
| environment | prod | what must not break |

\`\`\`ts
const tags = [{ key: "team", value: "search" }];
await client.send(new TagResourceCommand({ resourceARN, tags }));
\`\`\`

> In practice the answer changes over time, so plan to revisit it when the volume doubles.

`;

/** Script time of four panes at 200 tokens a second: the playground's reducer and turns against Streamdown committed per token. */
export async function rendering(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "profile-console-rendering-"));
  await bundle(folder);
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => "renderingBench" in window);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const tokens = tokensOf(answer, tokensPerSecond * seconds);
    const times = { ours: [] as number[], streamdown: [] as number[] };
    const commits = { ours: 0, streamdown: 0 };
    const rows = new Set<number>();
    for (const kind of order) {
      const before = await scriptSeconds(session);
      const rendered = await page.evaluate(
        ([which, words, columns, rate]) => window.renderingBench.run(which, words, columns, rate),
        [kind, tokens, panes, tokensPerSecond] as const,
      );
      times[kind].push((await scriptSeconds(session)) - before);
      commits[kind] = rendered.commits;
      rows.add(rendered.rows);
    }
    if (rows.size !== 1 || rows.has(0)) throw new Error(`the pages differ: ${[...rows].join(", ")} rows`);
    if (commits.streamdown !== panes * tokens.length) throw new Error("Streamdown was not committed per token");
    const [ours, theirs] = [sum(times.ours), sum(times.streamdown)];
    const what = `${panes} panes at ${tokensPerSecond} tokens/s, ${tokens.length} tokens each`;
    row(`${what}: script time, playground`, `${each(times.ours)} s in 3 rounds, ${commits.ours} commits a round`);
    row(
      `${what}: script time, Streamdown per token`,
      `${each(times.streamdown)} s in 3 rounds, ${commits.streamdown} commits a round`,
    );
    row("playground / Streamdown (the aim was at most 0.6)", (ours / theirs).toFixed(2));
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Typing in the composer of the built console while four panes stream. */
export async function typing(): Promise<void> {
  const bedrock = await startBedrock(["--speed", "2"]);
  await lengthen(bedrock.urls[1]);
  const app = await startConsole(bedrock.urls[0] ?? "");
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1800, height: 900 } });
    const profile = `p=${profileId}`;
    await page.goto(`${app.urls[0]}/playground?${Array(panes).fill(profile).join("&")}`);
    const composer = page.getByRole("textbox", { name: /^Ask 4/ });
    await composer.fill("Write a long guide with headings, tables and lists. ".repeat(8));
    await page.keyboard.press("Enter");
    await answering(page)
      .nth(panes - 1)
      .waitFor();
    const delays = await typeInto(page, panes);
    row(
      `typing while ${panes} panes stream: key to next paint (the aim was under 100 ms)`,
      `p50 ${p(delays, 0.5)} ms, slowest ${p(delays, 1)} ms (n = ${delays.length})`,
    );
  } finally {
    await browser.close();
    await app.stop();
    await bedrock.stop();
  }
}

/** Typing under a conversation of 200 turns, one answer of them 200 kB long, while the next answer streams. */
export async function longChat(): Promise<void> {
  const bedrock = await startBedrock([]);
  await lengthen(bedrock.urls[1]);
  const app = await startConsole(bedrock.urls[0] ?? "");
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--disable-gpu"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 840 } });
    await page.addInitScript(([key, json]) => sessionStorage.setItem(key, json), storedConversation());
    await page.goto(`${app.urls[0]}/playground?p=${profileId}`);
    await page.getByRole("article").nth(199).waitFor();
    await page.getByRole("textbox", { name: /^Ask/ }).fill("Write a long guide with headings, tables and lists.");
    await page.keyboard.press("Enter");
    await answering(page).first().waitFor();
    const delays = await typeInto(page, 1);
    row(
      "typing under 200 turns and a 200 kB answer: key to next paint",
      `p50 ${p(delays, 0.5)} ms, slowest ${p(delays, 1)} ms (n = ${delays.length})`,
    );
  } finally {
    await browser.close();
    await app.stop();
    await bedrock.stop();
  }
}

/** Key and text under which a tab keeps a conversation: 200 turns of about 1 kB, one of 200 kB. */
function storedConversation(): [string, string] {
  const profile = { profileId, name: "US Nova Lite", type: "SYSTEM_DEFINED" as const, modelName: "Nova Lite" };
  const turns = Array.from({ length: 200 }, (_, index): Turn => {
    const text = answer.repeat(index === 100 ? Math.ceil(200_000 / answer.length) : 1);
    const call = { invocationId: `i${index}`, profile, askedAt: 0, isStopping: false, outcome: null, error: null };
    const attempt: Attempt = { ...call, state: "done", text, reasoning: "", signature: "", toolUses: [] };
    const ids = { nodeId: `n${index}`, turnId: `t${index}`, parent: index === 0 ? "" : `n${index - 1}#0` };
    const sending = { order: "together" as const, position: 0, panes: 1 };
    return { ...ids, prompt: `Question ${index}`, maxTokens: null, sending, attempts: [attempt], shown: 0 };
  });
  const panes = [{ key: "p", profileId, isSynced: true }];
  const conversation = { panes, savedAt: 1, votes: [], transcript: { p: { turns, chosen: {} } } };
  return [`profile-console.playground.2.conversation.${profileId}`, JSON.stringify(conversation)];
}

const answering = (page: Page) => page.getByRole("article").getByText("answering", { exact: true });

/** Lets every answer be so long that it still arrives when the last letter is typed. */
async function lengthen(controlUrl = ""): Promise<void> {
  const rule = { operation: "ConverseStream", fault: { kind: "reply", text: answer.repeat(60) } };
  const response = await fetch(`${controlUrl}/faults`, { method: "PUT", body: JSON.stringify({ rules: [rule] }) });
  if (!response.ok) throw new Error(`the local Bedrock refused the rule: ${await response.text()}`);
}

/** As fast as a fast typist. */
const keyEveryMs = 60;

/** Types letter by letter while so many answers arrive. @returns ms from each key to the paint after it */
async function typeInto(page: Page, streams: number): Promise<number[]> {
  await page.evaluate(() => {
    const delays: number[] = [];
    Object.assign(window, { benchDelays: delays });
    document.addEventListener(
      "keydown",
      (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => delays.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  await page.getByRole("textbox", { name: /^Ask/ }).focus();
  // Nothing is asked of the page between the keys: what the test itself makes it do would count as the product's.
  await page.keyboard.type("a prompt typed while the answers arrive", { delay: keyEveryMs });
  if ((await answering(page).count()) < streams) throw new Error("the answers ended before the last key");
  return page.evaluate(() => (window as unknown as { benchDelays: number[] }).benchDelays);
}

async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, "rendering-page.tsx")],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    jsx: "automatic",
    minify: true,
    // What the product takes from Next asks for its settings.
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    logLevel: "error",
  });
}

function serve(folder: string): Promise<Server> {
  const page = '<!doctype html><meta charset="utf-8"><body><script type="module" src="/rendering-page.js"></script>';
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (extname(path) !== ".js") return response.setHeader("content-type", "text/html").end(page);
    readFile(join(folder, path)).then(
      (text) => response.setHeader("content-type", "text/javascript").end(text),
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
}

/** Pieces of about four characters, over and over until there are about so many; the text ends whole. */
function tokensOf(text: string, count: number): string[] {
  const pieces = text.match(/[\s\S]{1,4}/g) ?? [];
  return Array.from({ length: Math.round(count / pieces.length) }, () => pieces).flat();
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const each = (values: number[]) => values.map((value) => value.toFixed(2)).join(", ");
